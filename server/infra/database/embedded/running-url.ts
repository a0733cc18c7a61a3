import { existsSync } from 'node:fs';
import { clusterAt, clusterUrl } from './cluster.ts';
import { readPassword } from './password.ts';
import { findPostmaster } from './postmaster-file.ts';

/** The address of a database of the server that runs on `dir`; undefined where none runs. Starts and creates nothing. */
export function runningEmbeddedUrl(dir: string, database: string): string | undefined {
  if (!existsSync(dir)) return undefined;
  const cluster = clusterAt(dir);
  const password = readPassword(cluster);
  const running = findPostmaster(cluster);
  return password === undefined || running === undefined
    ? undefined
    : clusterUrl(password, running.port, database);
}
