import { cpus, loadavg, release, totalmem, type } from 'node:os';

export type Machine = { processor: string; memory: string; system: string; node: string; loadBefore: number };

export function describeMachine(): Machine {
  const all = cpus();
  return {
    processor: `${all.length} × ${all[0]?.model.trim() ?? 'unknown'}`,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GB`,
    system: `${type()} ${release()}`,
    node: process.version,
    loadBefore: loadNow(),
  };
}

/** Processes that ran or waited to run, averaged over the last minute. */
export function loadNow(): number {
  return loadavg()[0] ?? Number.NaN;
}
