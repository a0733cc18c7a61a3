import { statfs } from 'node:fs/promises';
import os from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Machine } from '#server/kernel/machine.ts';
import { nearestFolder } from './nearest-folder.ts';

/** How often timers are looked at, in milliseconds; what they are late by comes on top of it. */
const RESOLUTION_MS = 10;
/** Two looks at the processors nearer to each other say little. */
const BETWEEN_LOOKS_MS = 1_000;

/** This process on this machine. `dataDir` names the volume. */
export function createMachine({ dataDir, version }: { dataDir: string; version: string }): Machine {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let before = { ...processorTimes(), at: performance.now() };
  let cpuPercent = percent(before.busy, before.total);
  return {
    version,
    uptimeSeconds: () => process.uptime(),
    usage() {
      const at = performance.now();
      if (at - before.at >= BETWEEN_LOOKS_MS) {
        const now = processorTimes();
        cpuPercent = percent(now.busy - before.busy, now.total - before.total);
        before = { ...now, at };
      }
      const memory = memoryLimit();
      return { cpuPercent, memoryPercent: percent(memory - process.availableMemory(), memory) };
    },
    async disk() {
      const { bavail, blocks, bsize } = await statfs(await nearestFolder(dataDir));
      return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
    },
    process() {
      const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1e3) || 0;
      const loopLagSeconds = {
        p50: late(delay.percentile(50)),
        p99: late(delay.percentile(99)),
        max: late(delay.max),
      };
      delay.reset();
      return {
        residentBytes: rss,
        heapUsedBytes: heapUsed,
        heapTotalBytes: heapTotal,
        externalBytes: external,
        cpuSeconds: (user + system) / 1e6,
        loopLagSeconds,
      };
    },
  };
}

/** Since the machine started, of all processors together. */
function processorTimes(): { busy: number; total: number } {
  let busy = 0;
  let total = 0;
  for (const { times } of os.cpus()) {
    const working = times.user + times.nice + times.sys + times.irq;
    busy += working;
    total += working + times.idle;
  }
  return { busy, total };
}

/** A container's limit; where there is none, Linux tells a number beyond all memory. */
function memoryLimit(): number {
  const limit = process.constrainedMemory();
  const all = os.totalmem();
  return limit > 0 && limit < all ? limit : all;
}

/** 0 to 100, to one place. */
function percent(part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(100, Math.max(0, Math.round((part / whole) * 1_000) / 10));
}
