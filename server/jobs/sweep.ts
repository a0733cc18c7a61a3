import type { Job } from './define-job.ts';
import { runEach } from './run-each.ts';
import { SWEEPS } from './sweeps.ts';

const MINUTE_MS = 60_000;

export const sweep: Job = {
  name: 'sweep',
  everyMs: MINUTE_MS,
  run: (ctx) => runEach(SWEEPS, ctx),
};
