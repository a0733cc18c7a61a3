import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Where one embedded PostgreSQL keeps its things; all paths are absolute. */
export interface Cluster {
  dir: string;
  dataDir: string;
  passwordFile: string;
  logFile: string;
}

/** Names the files of the cluster below `dir`, which is created for its owner's eyes only. */
export function clusterAt(dir: string): Cluster {
  mkdirSync(path.dirname(dir), { recursive: true });
  if (!existsSync(dir)) mkdirSync(dir, { recursive: true, mode: 0o700 });
  const real = realpathSync(dir);
  return {
    dir: real,
    dataDir: path.join(real, 'data'),
    passwordFile: path.join(real, 'password'),
    logFile: path.join(real, 'postgres.log'),
  };
}

/** The address of one database of a running cluster. */
export function clusterUrl(password: string, port: number, database: string): string {
  return `postgresql://greenroom:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
