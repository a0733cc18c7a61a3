import type { Context } from '#server/kernel/context.ts';
import type { MediaFailure, MediaProvider } from '#server/kernel/media.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { backOff } from './pause.ts';

/** After so many generations in a row that a provider did not take, it is left in peace. */
const MOST_FAILURES = 5;

/**
 * What was not taken since it last took something: one generation that it never takes says nothing about the others.
 * `rests` in a row; nothing is sent before `openUntil`, in milliseconds.
 */
type Breaker = { failed: Set<string>; rests: number; openUntil: number };
type BreakerContext = Pick<Context, 'db' | 'clock' | 'mediaPace'>;

/** How many may run at a provider now: `most`, one to try it again after a rest, or none while it rests. */
export function allowance(ctx: BreakerContext, provider: MediaProvider, most: number): number {
  const { failed, openUntil } = breakerOf(ctx, provider);
  if (failed.size < MOST_FAILURES) return most;
  return ctx.clock.now().getTime() < openUntil ? 0 : 1;
}

/** What became of submitting a generation. A refusal of what was asked says that the provider is well. */
export function noteSubmission(
  ctx: BreakerContext,
  { id, provider }: { id: string; provider: MediaProvider },
  failure: Pick<MediaFailure, 'outcome'> | null,
): void {
  // What is made here fails because somebody asked it to.
  if (provider === 'sandbox') return;
  const breaker = breakerOf(ctx, provider);
  if (failure === null || failure.outcome === 'rejected') {
    breaker.failed.clear();
    breaker.rests = 0;
    return;
  }
  if (breaker.failed.size < MOST_FAILURES) breaker.failed.add(id);
  // What was on its way when the rest began does not make it longer.
  if (breaker.failed.size < MOST_FAILURES || ctx.clock.now().getTime() < breaker.openUntil) return;
  const seconds = backOff(ctx.mediaPace.peaceSeconds, breaker.rests);
  breaker.rests++;
  breaker.openUntil = ctx.clock.now().getTime() + seconds * 1000;
}

/** Whom this process leaves in peace, or tries with one at a time because it had to. */
export function restingProviders(ctx: Pick<Context, 'db'>): MediaProvider[] {
  const breakers = breakersOf(ctx);
  return [...breakers].flatMap(([provider, { failed }]) => (failed.size < MOST_FAILURES ? [] : [provider]));
}

/** Each process finds out for itself. */
function breakersOf(ctx: Pick<Context, 'db'>): Map<MediaProvider, Breaker> {
  return perDatabase('breakers', ctx.db, () => new Map<MediaProvider, Breaker>());
}

function breakerOf(ctx: BreakerContext, provider: MediaProvider): Breaker {
  const breakers = breakersOf(ctx);
  const found = breakers.get(provider) ?? { failed: new Set(), rests: 0, openUntil: 0 };
  breakers.set(provider, found);
  return found;
}
