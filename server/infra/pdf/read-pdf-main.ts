import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { readPages } from './read-pages.ts';
import type { Report } from './report.ts';

// Started by ./run-child.ts: a PDF comes in by stdin, what became of it goes out as a message. The argument is how much
// of a processor's time may be spent, in milliseconds.

/** Ends us, however busy we are, when the time is spent, and when our parent was killed and cannot do it. */
const GUARD = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (process.ppid !== workerData.parent || user + system > workerData.microseconds) process.kill(process.pid, 'SIGKILL');
}, 100);`;
const workerData = { parent: process.ppid, microseconds: Number(process.argv[2]) * 1000 };
new Worker(GUARD, { eval: true, workerData }).unref();

// Where memory runs out for the whole machine, this goes first.
await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);

const tell = (report: Report): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(report, () => resolve());
  });

await tell({ kind: 'ready' });
await tell(await readPages(new Uint8Array(await buffer(process.stdin))));
process.disconnect();
