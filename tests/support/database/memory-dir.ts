import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const prefix = 'greenroom-tests-';
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new directory, in memory where the system offers that, and its removal. */
export function memoryDir(): { dir: string; remove(): void } {
  const dir = mkdtempSync(path.join(base, `${prefix}${process.pid}-`));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Removes what test runs left that were killed: they could not clean up, and memory is dear. */
export function removeAbandonedDirs(): void {
  for (const name of readdirSync(base).filter((each) => each.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (!isAlive(pid)) rmSync(path.join(base, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
