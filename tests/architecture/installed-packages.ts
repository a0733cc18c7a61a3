import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export type Installed = {
  name: string;
  version: string;
  licence: string;
  /** Only development and tests need it. */
  dev: boolean;
  /** Named in our package.json, as which kind. */
  direct: 'dependencies' | 'devDependencies' | 'optionalDependencies' | undefined;
};

const Names = z.record(z.string(), z.string()).default({});
const Manifest = z.object({ dependencies: Names, devDependencies: Names, optionalDependencies: Names });
const Licensed = z.object({ license: z.string().default('unstated') });
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string(),
      license: z.string().default('unstated'),
      dev: z.boolean().default(false),
    }),
  ),
});

/**
 * Every package of the lockfile, sorted by name: those of other platforms too, so that the answer is the
 * same everywhere. Throws where an installed package states another licence than the lockfile.
 */
export function installedPackages(root: string): Installed[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const manifest = Manifest.parse(read('package.json'));
  const { packages } = Lock.parse(read('package-lock.json'));
  const found = Object.entries(packages).filter(([place]) => place !== '');
  for (const [place, { license }] of found) {
    const file = `${place}/package.json`;
    if (existsSync(path.join(root, file)))
      expectLicence(place, license, Licensed.safeParse(read(file)).data?.license);
  }
  return found
    .map(([place, { name, version, license, dev }]) => {
      const folder = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const nested = place.lastIndexOf('node_modules/') > 0;
      return {
        name: name ?? folder,
        version,
        licence: license,
        dev,
        direct: nested ? undefined : kindOf(manifest, folder),
      };
    })
    .toSorted((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
}

function expectLicence(place: string, locked: string, installed: string | undefined): void {
  if (installed === undefined || installed === locked) return;
  throw new Error(`${place} states the licence ${installed}, and the lockfile ${locked}.`);
}

function kindOf(manifest: z.output<typeof Manifest>, name: string): Installed['direct'] {
  if (name in manifest.dependencies) return 'dependencies';
  if (name in manifest.optionalDependencies) return 'optionalDependencies';
  return name in manifest.devDependencies ? 'devDependencies' : undefined;
}
