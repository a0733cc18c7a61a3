import { linkSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Cluster } from './cluster.ts';
import { isPostgres } from './process-state.ts';

/** The running server of a cluster. */
export interface Postmaster {
  pid: number;
  port: number;
}

const emptyForMs = 5_000;

/**
 * The server that runs on this data now. A file left by a server that was killed is removed: PostgreSQL itself keeps
 * refusing to start while its process is a zombie or its id belongs to someone else.
 */
export function findPostmaster(cluster: Cluster): Postmaster | undefined {
  const file = path.join(cluster.dataDir, 'postmaster.pid');
  const text = read(file);
  if (text === undefined) return undefined;
  const [pid = 0, , , port = 0] = text.split('\n').map(Number);
  if (pid > 0 && isPostgres(pid)) return { pid, port };
  if (pid > 0 || age(file) > emptyForMs) removeIfStill(file, text);
  return undefined;
}

/** Another process may have seen the same remnant and started a server by now: whatever is not the remnant goes back. */
function removeIfStill(file: string, remnant: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== remnant) linkSync(aside, file);
    rmSync(aside);
  } catch {
    // Someone else was faster, which is as good.
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function age(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}
