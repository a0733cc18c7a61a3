import { forgetSignInFailures } from '#server/domain/account/index.ts';
import { forgetOrphanedEvents, purgeRemoved } from '#server/domain/conversation/index.ts';
import { forgetUploads, removeUnwanted } from '#server/domain/file/index.ts';
import { forgetAnswers, forgetBuckets } from '#server/domain/limits/index.ts';
import { forgetMinutes } from '#server/domain/metric/index.ts';
import { forgetPreviews, purgeRemovedPrompts } from '#server/domain/prompt/index.ts';

/** What is due to be forgotten is forgotten, a little at a time. */
export const SWEEPS = [
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
