import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';

/** Ends us, however busy we are, when the time is spent, and when our parent was killed and cannot do it. */
const GUARD = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (process.ppid !== workerData.parent || user + system > workerData.microseconds) process.kill(process.pid, 'SIGKILL');
}, 100);`;

/**
 * The whole life of a program that ./run-child.ts has started: a file comes in by stdin, what `work` makes of it goes out
 * as a message. The first argument is how much of a processor's time may be spent, in milliseconds.
 */
export async function serveParent(work: (bytes: Uint8Array) => Promise<object>): Promise<void> {
  const workerData = { parent: process.ppid, microseconds: Number(process.argv[2]) * 1000 };
  new Worker(GUARD, { eval: true, workerData }).unref();
  // Where memory runs out for the whole machine, this goes first.
  await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);
  await tell({ kind: 'ready' });
  await tell(await work(new Uint8Array(await buffer(process.stdin))));
  process.disconnect();
}

function tell(message: object): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });
}
