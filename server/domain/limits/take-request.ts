import type { Context } from '#server/kernel/context.ts';
import { allowanceOf } from './bucket.ts';
import { emptiedHere } from './emptied-here.ts';
import { BROWSER_LIMITS, OPEN_LIMIT, PLAN_LIMITS } from './limits.ts';
import { reportOutage } from './report-outage.ts';
import type { Allowance, Limit } from './schema.ts';
import { takeTokens } from './sql.ts';
import { takeByAddress } from './take-by-address.ts';

type LimitContext = Pick<Context, 'db' | 'clock' | 'log' | 'actor' | 'address'>;

/**
 * Counts `cost` requests of whoever asks: of a user's programs and of their browser by plan, exactly, over all
 * processes; of nobody in particular by network and `operation`, in this process. `null` where nothing is counted:
 * for jobs, for an unknown address, and while the database does not answer. Never throws.
 */
export async function takeRequest(
  ctx: LimitContext,
  { operation, cost = 1 }: { operation: string; cost?: number },
): Promise<Allowance | null> {
  const { actor } = ctx;
  if (actor.kind === 'system') return null;
  if (actor.kind === 'anonymous') return takeByAddress(ctx, { name: operation, limit: OPEN_LIMIT, cost });
  const inBrowser = actor.via === 'session';
  const limit = (inBrowser ? BROWSER_LIMITS : PLAN_LIMITS)[actor.plan];
  const key = `${inBrowser ? 'browser' : 'program'} ${actor.userId}`;
  return takeShared(ctx, key, limit, cost);
}

/** A bucket only ever gets emptier than it was seen, but by time: what could not be had from that one is refused here. */
async function takeShared(
  ctx: LimitContext,
  key: string,
  limit: Limit,
  cost: number,
): Promise<Allowance | null> {
  const emptied = emptiedHere(ctx.db);
  const now = ctx.clock.now().getTime();
  const known = emptied.refuse(key, limit, now, cost);
  if (known !== null) return allowanceOf(limit, known, now, cost);
  try {
    const values = [key, new Date(now), cost * limit.everyMs, limit.capacity * limit.everyMs];
    const [row] = await ctx.db.query<{ full_at: Date; granted: boolean }>(takeTokens, values);
    if (row === undefined) return null;
    const poured = { fullAt: row.full_at.getTime(), granted: row.granted };
    const allowance = allowanceOf(limit, poured, now, cost);
    if (allowance.remaining < cost) emptied.note(key, poured.fullAt);
    return allowance;
  } catch (error) {
    reportOutage(ctx, error);
    return null;
  }
}
