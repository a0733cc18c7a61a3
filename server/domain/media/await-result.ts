import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { awaitGeneration } from './await-generation.ts';
import { cancelGeneration } from './cancel-generation.ts';
import { hasEnded } from './has-ended.ts';
import { isProviderBusy } from './sql.ts';
import type { GenerationView } from './view.ts';

/**
 * What becomes of a generation whose provider takes nothing while a program waits for it on its connection: it is
 * cancelled, which costs nothing; or goes on, since it will be asked for again under its key; or is waited for, since
 * something was paid for that only it makes use of.
 */
export type WhenBusy = 'cancel' | 'leave' | 'wait';

/**
 * The generation once it has ended. While the provider takes nothing nobody is left waiting for long, unless they
 * `wait`: `rate_limited` with `details.request_id`. Errors as await-generation's.
 */
export async function awaitResult(
  ctx: Context,
  { generationId, whenBusy }: { generationId: string; whenBusy: WhenBusy },
): Promise<GenerationView> {
  if (whenBusy === 'wait') return awaitGeneration(ctx, { generationId });
  const patience = ctx.mediaPace.busySeconds;
  let given = false;
  for (;;) {
    const view = await awaitGeneration(ctx, { generationId, forSeconds: patience });
    if (view.state === 'cancelled' && given) throw busy(ctx, generationId);
    if (hasEnded(view.state)) return view;
    if (given || view.state !== 'queued' || !(await isBusy(ctx, generationId))) continue;
    if (whenBusy === 'leave') throw busy(ctx, generationId);
    given = true;
    await cancelGeneration(ctx, { generationId });
  }
}

function busy(ctx: Context, generationId: string): DomainError {
  return new DomainError('rate_limited', 'The provider is busy. Try again later.', {
    retryAfterSeconds: Math.max(1, Math.ceil(ctx.mediaPace.busySeconds)),
    details: { request_id: generationId },
  });
}

/** Whether its provider said no for now, or is left in peace since it said so to others. */
async function isBusy(ctx: Context, generationId: string): Promise<boolean> {
  const [found] = await ctx.db.query<{ busy: boolean }>(isProviderBusy, [generationId]);
  return found?.busy === true;
}
