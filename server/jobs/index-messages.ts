import { indexMessages as index } from '#server/domain/search/index.ts';
import type { Job } from './define-job.ts';

/** What was said is found within two of these. */
const EVERY_MS = 1_000;

export const indexMessages: Job = {
  name: 'index-messages',
  everyMs: EVERY_MS,
  late: true,
  worker: true,
  run: index,
};
