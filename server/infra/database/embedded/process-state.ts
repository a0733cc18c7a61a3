import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from './child-environment.ts';

/** Whether a process of this id exists and still runs: a zombie, which no one has buried yet, does not. */
export function isAlive(pid: number): boolean {
  return exists(pid) && describe(pid)?.state !== 'Z';
}

/** Whether the id belongs to a running PostgreSQL: an id is given to other programs later, and soon after a reboot. */
export function isPostgres(pid: number): boolean {
  if (!exists(pid)) return false;
  const found = describe(pid);
  return found !== undefined && found.state !== 'Z' && found.program === 'postgres';
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

interface Description {
  /** One letter, as ps prints it. */
  state: string;
  program: string;
}

/** Undefined when the process has gone meanwhile. */
function describe(pid: number): Description | undefined {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

/** The line is `123 (postgres) S …`; the name may hold any character, even parentheses. */
function fromProc(pid: number): Description {
  const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const [start, end] = [line.indexOf('('), line.lastIndexOf(')')];
  return { program: line.slice(start + 1, end), state: line.charAt(end + 2) };
}

/** The line is `Ss /path/of/postgres`. */
function fromPs(pid: number): Description {
  const options = { encoding: 'utf8', env: childEnvironment } as const;
  const line = execFileSync('ps', ['-o', 'state=,comm=', '-p', String(pid)], options).trim();
  return { program: path.basename(line.slice(line.indexOf(' ') + 1)), state: line.charAt(0) };
}
