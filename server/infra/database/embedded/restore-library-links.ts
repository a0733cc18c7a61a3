import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DatabaseStartError } from './start-error.ts';

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Creates the library links that the package's install script makes, for installs that skip scripts
 * (`npm ci --ignore-scripts`): without them the programs end with "cannot open shared object file".
 */
export function restoreLibraryLinks(packageName: string, packageDir: string): void {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(packageDir, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (existsSync(link)) continue;
      throw new DatabaseStartError(
        `The install script of ${packageName} did not run and its library links cannot be created in ` +
          `${path.dirname(link)}. Run \`npm rebuild ${packageName}\` as the owner of node_modules.`,
        { cause: error },
      );
    }
  }
}
