import { readdirSync, readFileSync } from 'node:fs';

/** What /proc/PID/stat says: CPU time of the process itself, and of children that have ended. */
type Stat = { pid: number; parent: number; cpuMs: number; endedChildrenCpuMs: number };

/** Linux counts CPU time for user space in hundredths of a second, whatever the kernel's own tick. */
const TICK_MS = 10;

/** CPU time, in milliseconds, of a process and everything below it, but for the trees of `except`. */
export function cpuOfTree(root: number, except: readonly number[] = []): number {
  return treeOf(root, except).reduce((sum, stat) => sum + stat.cpuMs + stat.endedChildrenCpuMs, 0);
}

/** A process and its descendants. */
export function pidsOfTree(root: number): number[] {
  return treeOf(root, []).map((stat) => stat.pid);
}

/** Memory that a process holds now, in MB. */
export function residentMb(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** Memory of several processes that share pages, each page counted once, in MB. */
export function proportionalMb(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const [, kilobytes] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return sum + Number(kilobytes) / 1024;
  }, 0);
}

export function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
}

function treeOf(root: number, except: readonly number[]): Stat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readStat(Number(pid)));
  const found = all.filter((stat) => stat.pid === root);
  // Grows while it is walked: children are appended behind their parents.
  for (const parent of found) {
    found.push(...all.filter((stat) => stat.parent === parent.pid && !except.includes(stat.pid)));
  }
  return found;
}

/** Empty for a process that has just ended. */
function readStat(pid: number): Stat[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it may hold spaces and brackets; what follows its last bracket starts at field 3.
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0] = fields.slice(1);
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11);
    return [
      {
        pid,
        parent,
        cpuMs: (user + system) * TICK_MS,
        endedChildrenCpuMs: (childrenUser + childrenSystem) * TICK_MS,
      },
    ];
  } catch {
    return [];
  }
}
