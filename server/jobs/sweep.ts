import { forgetSignInFailures } from '#server/domain/account/index.ts';
import { forgetOrphanedEvents, purgeRemoved } from '#server/domain/conversation/index.ts';
import { removeUnwanted } from '#server/domain/file/index.ts';
import { forgetAnswers, forgetBuckets } from '#server/domain/limits/index.ts';
import { forgetMinutes } from '#server/domain/metric/index.ts';
import { purgeRemovedPrompts } from '#server/domain/prompt/index.ts';
import type { Job } from './define-job.ts';

const MINUTE_MS = 60_000;

export const sweep: Job = {
  name: 'sweep',
  everyMs: MINUTE_MS,
  async run(ctx) {
    await purgeRemoved(ctx);
    await purgeRemovedPrompts(ctx);
    await forgetSignInFailures(ctx);
    await forgetOrphanedEvents(ctx);
    await forgetAnswers(ctx);
    await forgetMinutes(ctx);
    await forgetBuckets(ctx);
    await removeUnwanted(ctx);
  },
};
