import { watchLedger } from '#server/domain/ledger/index.ts';
import type { Job } from './define-job.ts';

const MINUTE_MS = 60_000;

export const checkLedger: Job = { name: 'check-ledger', everyMs: MINUTE_MS, late: true, run: watchLedger };
