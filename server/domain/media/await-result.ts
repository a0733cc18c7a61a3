import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { awaitGeneration } from './await-generation.ts';
import { restingProviders } from './breaker.ts';
import { cancelGeneration } from './cancel-generation.ts';
import { hasEnded } from './has-ended.ts';
import type { GenerationView } from './view.ts';

type Awaited = {
  generationId: string;
  /** It will be asked for again, and is then this one: while the provider is busy it goes on waiting. */
  keyed: boolean;
};

/**
 * The generation once it has ended, for a program that waits on its connection. While the provider takes nothing nobody
 * waits for long: `rate_limited` with `details.request_id`, and what was not `keyed` is cancelled, which costs nothing.
 * Errors as await-generation's.
 */
export async function awaitResult(ctx: Context, { generationId, keyed }: Awaited): Promise<GenerationView> {
  const patience = ctx.mediaPace.busySeconds;
  for (;;) {
    const view = await awaitGeneration(ctx, { generationId, forSeconds: patience });
    if (hasEnded(view.state)) return view;
    if (view.state !== 'queued' || !(await isBusy(ctx, generationId))) continue;
    const left = keyed ? null : await cancelGeneration(ctx, { generationId });
    // It was taken after all.
    if (left !== null && left.state !== 'cancelled') continue;
    throw new DomainError('rate_limited', 'The provider is busy. Try again later.', {
      retryAfterSeconds: Math.max(1, Math.ceil(patience)),
      details: { request_id: generationId },
    });
  }
}

/** Whether its provider said no for now, or is left in peace since it said so to others. */
async function isBusy(ctx: Context, generationId: string): Promise<boolean> {
  const { provider, attempts } = await ctx.db.prisma.generation.findUniqueOrThrow({
    where: { id: generationId },
    select: {
      provider: true,
      attempts: { orderBy: { number: 'desc' }, take: 1, select: { outcome: true, errorCode: true } },
    },
  });
  const [last] = attempts;
  const declined =
    last?.outcome === 'not_accepted' && last.errorCode !== null && last.errorCode !== 'storage';
  return declined || restingProviders(ctx).some((resting) => resting === provider);
}
