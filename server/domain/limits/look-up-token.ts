import type { Context } from '#server/kernel/context.ts';
import { tooManyRequests } from './bucket.ts';
import { GUESS_LIMIT } from './limits.ts';
import { takeByAddress } from './take-by-address.ts';

/**
 * Looks up a token that this process does not know, unless too many from this network stood for nobody: then
 * `rate_limited`, whether it is right or not. Tokens that are known never come here, whoever else guesses beside them.
 */
export async function lookUpToken<Found>(
  ctx: Pick<Context, 'db' | 'clock' | 'address'>,
  find: () => Promise<Found | null>,
): Promise<Found | null> {
  refuseGuess(ctx, 0);
  const found = await find();
  if (found === null) refuseGuess(ctx, 1);
  return found;
}

function refuseGuess(ctx: Pick<Context, 'db' | 'clock' | 'address'>, cost: number): void {
  const allowance = takeByAddress(ctx, { name: GUESS_LIMIT.name, limit: GUESS_LIMIT, cost });
  if (allowance?.granted === false) throw tooManyRequests(allowance);
}
