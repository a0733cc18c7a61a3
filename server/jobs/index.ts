import { checkLedger } from './check-ledger.ts';
import type { Job } from './define-job.ts';
import { emptyBin } from './empty-bin.ts';
import { flushMetrics } from './flush-metrics.ts';
import { indexMessages } from './index-messages.ts';
import { noteWork } from './note-work.ts';
import { sweep } from './sweep.ts';
import { tendGenerations } from './tend-generations.ts';
import { tendTurns } from './tend-turns.ts';

export const jobs: readonly Job[] = [
  tendTurns,
  sweep,
  checkLedger,
  tendGenerations,
  emptyBin,
  indexMessages,
  noteWork,
  flushMetrics,
];
