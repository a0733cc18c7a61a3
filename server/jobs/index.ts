import type { Job } from './define-job.ts';
import { sweep } from './sweep.ts';
import { tendTurns } from './tend-turns.ts';

export const jobs: readonly Job[] = [tendTurns, sweep];
