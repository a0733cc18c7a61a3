import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { projectRoot } from '#server/main/start/project-root.ts';

const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];

export interface ExtractedChromium {
  executablePath: string;
  env: { FONTCONFIG_PATH: string; LD_LIBRARY_PATH: string };
}

/** Unpacks the Chromium of the npm package @sparticuz/chromium, once for each version, with its libraries and fonts. */
export async function extractChromium(libraryPath: string | undefined): Promise<ExtractedChromium> {
  const packageDir = path.resolve(
    path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))),
    '..',
  );
  const packageJson = readFileSync(path.join(packageDir, 'package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(packageJson));
  const dir = path.join(projectRoot, 'node_modules/.cache', `chromium-${version}`);
  if (!existsSync(dir)) await extractInto(dir, path.join(packageDir, 'bin'));
  const libraries = [path.join(dir, 'al2023/lib'), ...(libraryPath === undefined ? [] : [libraryPath])];
  return {
    executablePath: path.join(dir, 'chromium'),
    env: { FONTCONFIG_PATH: path.join(dir, 'fonts'), LD_LIBRARY_PATH: libraries.join(':') },
  };
}

/** Extracts beside the final name and renames, so that an interrupted or a concurrent extraction is never used. */
async function extractInto(dir: string, archiveDir: string): Promise<void> {
  const draft = `${dir}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const before = process.env['TMPDIR'];
  // The package unpacks into the system's temporary directory, and would take any browser it finds there.
  process.env['TMPDIR'] = draft;
  try {
    const { inflate } = await import('@sparticuz/chromium');
    for (const archive of archives) await inflate(path.join(archiveDir, archive));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  writeFileSync(path.join(draft, 'fonts/fonts.conf'), fontsConfiguration(dir));
  try {
    renameSync(draft, dir);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(dir)) throw error;
  }
}

/** The package's own names /tmp only: without this, a machine that has no fonts draws no text. */
function fontsConfiguration(dir: string): string {
  const places = [
    `<dir>${dir}/fonts/fonts</dir>`,
    '<dir>/usr/share/fonts</dir>',
    `<cachedir>${dir}/fonts-cache</cachedir>`,
  ];
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places.join('')}</fontconfig>`;
}
