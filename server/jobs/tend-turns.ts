import { BEAT_EVERY_MS, tendTurns as tend } from '#server/domain/conversation/index.ts';
import type { Job } from './define-job.ts';

export const tendTurns: Job = { name: 'tend-turns', everyMs: BEAT_EVERY_MS, run: tend };
