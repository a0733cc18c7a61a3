import type { Context } from '#server/kernel/context.ts';
import { forgetFullBuckets } from './sql.ts';
import { forgetAddresses } from './take-by-address.ts';

/** Forgets the buckets that are full again: who comes back finds a new one. */
export async function forgetBuckets(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  forgetAddresses(ctx);
  await ctx.db.query(forgetFullBuckets, [ctx.clock.now()]);
}
