import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MOST_PROCESSES = 100;

/**
 * The first of `role`, `role-2`, … in `dir` that no living process has, which from now on is ours: a `.pid` file says so.
 * Where two machines share the directory they may take the same one; then lines stay whole, and files turn over early.
 */
export function claimName(dir: string, role: string): { name: string; release(): void } {
  for (let number = 1; number <= MOST_PROCESSES; number++) {
    const name = number === 1 ? role : `${role}-${number}`;
    const file = path.join(dir, `${name}.pid`);
    if (take(file)) return { name, release: () => rmSync(file, { force: true }) };
  }
  throw new Error('Too many processes log here.');
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (isHeld(file)) return false;
    writeFileSync(file, String(process.pid));
    return true;
  }
}

function isHeld(file: string): boolean {
  const pid = Number(readFileSync(file, 'utf8'));
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, and lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
