import { emptyBin as empty } from '#server/domain/media/index.ts';
import type { Job } from './define-job.ts';

const HOUR_MS = 3_600_000;

export const emptyBin: Job = { name: 'empty-bin', everyMs: HOUR_MS, late: true, worker: true, run: empty };
