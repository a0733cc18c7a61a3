import type { Context } from '#server/kernel/context.ts';
import { TooManyRequests } from './bucket.ts';
import { GUESS_LIMIT } from './limits.ts';
import { takeByAddress } from './take-by-address.ts';

/**
 * Finds whom a token stands for; `null` for nobody. Of such tokens only so many are heard from one network: of the next
 * it is told by `rate_limited`. A right one is never refused for what others beside it tried.
 */
export async function lookUpToken<Found>(
  ctx: Pick<Context, 'db' | 'clock' | 'address'>,
  find: () => Promise<Found | null>,
): Promise<Found | null> {
  const found = await find();
  if (found !== null) return found;
  const allowance = takeByAddress(ctx, { name: GUESS_LIMIT.name, limit: GUESS_LIMIT, cost: 1 });
  if (allowance?.granted === false) throw new TooManyRequests(allowance);
  return null;
}
