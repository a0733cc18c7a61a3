import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MOST_PROCESSES = 100;
/** A turn takes a moment: who has had one for so long died in it. */
const LOST_AFTER_MS = 60_000;

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

/** Looks and takes while no other process does, so that of several that find a dead one's file at once one gets it. */
function take(file: string): boolean {
  const turn = `${file}.turn`;
  if (!begin(turn)) return false;
  try {
    if (isHeld(file)) return false;
    writeFileSync(file, String(process.pid));
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

function begin(turn: string): boolean {
  try {
    writeFileSync(turn, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const since = statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > LOST_AFTER_MS) rmSync(turn, { force: true });
    return false;
  }
}

function isHeld(file: string): boolean {
  const pid = Number(textOf(file));
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, and lives.
    return hasCode(error, 'EPERM');
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
