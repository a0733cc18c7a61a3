import type { Context } from '#server/kernel/context.ts';
import type { MediaFailure, MediaProvider } from '#server/kernel/media.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { backOff } from './pause.ts';

/** After so many submissions in a row that a provider did not take, it is left in peace. */
const MOST_FAILURES = 5;

/** `failures` in a row; nothing is sent before `openUntil`, in milliseconds. */
type Breaker = { failures: number; openUntil: number };
type BreakerContext = Pick<Context, 'db' | 'clock' | 'mediaPace'>;

/** How many may run at a provider now: `most`, one to try it again after a rest, or none while it rests. */
export function allowance(ctx: BreakerContext, provider: MediaProvider, most: number): number {
  const { failures, openUntil } = breakerOf(ctx, provider);
  if (failures < MOST_FAILURES) return most;
  return ctx.clock.now().getTime() < openUntil ? 0 : 1;
}

/** What became of a submission. A refusal of what was asked says that the provider is well. */
export function noteSubmission(
  ctx: BreakerContext,
  provider: MediaProvider,
  failure: Pick<MediaFailure, 'outcome'> | null,
): void {
  const breaker = breakerOf(ctx, provider);
  if (failure === null || failure.outcome === 'rejected') {
    breaker.failures = 0;
    return;
  }
  breaker.failures++;
  if (breaker.failures < MOST_FAILURES) return;
  const seconds = backOff(ctx.mediaPace.peaceSeconds, breaker.failures - MOST_FAILURES);
  breaker.openUntil = ctx.clock.now().getTime() + seconds * 1000;
}

/** Whom this process leaves in peace, or tries with one at a time because it had to. */
export function restingProviders(ctx: Pick<Context, 'db'>): MediaProvider[] {
  const breakers = breakersOf(ctx);
  return [...breakers].flatMap(([provider, { failures }]) => (failures < MOST_FAILURES ? [] : [provider]));
}

/** Each process finds out for itself. */
function breakersOf(ctx: Pick<Context, 'db'>): Map<MediaProvider, Breaker> {
  return perDatabase('breakers', ctx.db, () => new Map<MediaProvider, Breaker>());
}

function breakerOf(ctx: BreakerContext, provider: MediaProvider): Breaker {
  const breakers = breakersOf(ctx);
  const found = breakers.get(provider) ?? { failures: 0, openUntil: 0 };
  breakers.set(provider, found);
  return found;
}
