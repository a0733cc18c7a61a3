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

export type Outcome = {
  said: object;
  /** Bytes that are too many for a message: they go out by stdout. */
  output?: Uint8Array;
};

/**
 * The whole life of a program that ./run-child.ts has started: a file comes in by stdin, what `work` makes of it goes out
 * as a message, and bytes beside it. The first argument is how much of a processor's time may be spent, in milliseconds.
 */
export async function serveParent(work: (bytes: Uint8Array) => Promise<Outcome>): Promise<void> {
  const workerData = { parent: process.ppid, microseconds: Number(process.argv[2]) * 1000 };
  new Worker(GUARD, { eval: true, workerData }).unref();
  // Where memory runs out for the whole machine, this goes first.
  await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);
  await tell({ kind: 'ready' });
  const { said, output } = await work(new Uint8Array(await buffer(process.stdin)));
  if (output !== undefined) await write(output);
  await tell(said);
  process.exit();
}

function tell(message: object): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });
}

function write(output: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(output, () => resolve());
  });
}
