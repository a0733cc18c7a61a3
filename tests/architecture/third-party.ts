import { readFileSync, writeFileSync } from 'node:fs';
import { type Installed, installedPackages } from './installed-packages.ts';
import { judge } from './licences.ts';
import { renderThirdParty } from './render-third-party.ts';

/** Checks every production licence and that THIRD_PARTY.md is up to date; with --write, brings it up to date. */

const FILE = 'THIRD_PARTY.md';
const packages = installedPackages(process.cwd());
const refused = packages.filter((found) => !found.dev && judge(found).verdict === 'refused');
for (const found of refused) console.error(`${describe(found)}: ${judge(found).reason}`);

const page = renderThirdParty(packages);
if (process.argv.includes('--write')) writeFileSync(FILE, page);
const upToDate = readOrEmpty(FILE) === page;
if (!upToDate) console.error(`${FILE} is not up to date: node tests/architecture/third-party.ts --write`);
if (refused.length > 0 || !upToDate) process.exitCode = 1;

function describe({ name, version, licence }: Installed): string {
  return `${name} ${version} (${licence})`;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
