export { FLUSH_EVERY_MS, flushMetrics } from './flush-metrics.ts';
export { forgetMinutes } from './forget-minutes.ts';
export { readMetrics } from './read-metrics.ts';
export { readUsage } from './read-usage.ts';
export type * from './view.ts';
