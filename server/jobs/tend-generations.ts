import { tendGenerations as tend } from '#server/domain/media/index.ts';
import type { Job } from './define-job.ts';

/** Much shorter than a lease, and the longest that a generation waits which nobody rang for. */
const EVERY_MS = 2_000;

export const tendGenerations: Job = { name: 'tend-generations', everyMs: EVERY_MS, run: tend, worker: true };
