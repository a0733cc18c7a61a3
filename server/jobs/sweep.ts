import { forgetSignInFailures } from '#server/domain/account/index.ts';
import { forgetOrphanedEvents, purgeRemoved } from '#server/domain/conversation/index.ts';
import { forgetUploads, removeUnwanted } from '#server/domain/file/index.ts';
import { forgetAnswers, forgetBuckets } from '#server/domain/limits/index.ts';
import { forgetMinutes } from '#server/domain/metric/index.ts';
import { forgetPreviews, purgeRemovedPrompts } from '#server/domain/prompt/index.ts';
import type { Job } from './define-job.ts';
import { runEach } from './run-each.ts';

const MINUTE_MS = 60_000;

const SWEEPS = [
  purgeRemoved,
  purgeRemovedPrompts,
  forgetPreviews,
  forgetSignInFailures,
  forgetOrphanedEvents,
  forgetAnswers,
  forgetMinutes,
  forgetBuckets,
  forgetUploads,
  removeUnwanted,
];

export const sweep: Job = {
  name: 'sweep',
  everyMs: MINUTE_MS,
  run: (ctx) => runEach(SWEEPS, ctx),
};
