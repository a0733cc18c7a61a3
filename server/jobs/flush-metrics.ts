import { FLUSH_EVERY_MS, flushMetrics as flush } from '#server/domain/metric/index.ts';
import type { Job } from './define-job.ts';

export const flushMetrics: Job = { name: 'flush-metrics', everyMs: FLUSH_EVERY_MS, late: true, run: flush };
