import type { Context } from '#server/kernel/context.ts';
import type { Database } from '#server/kernel/ports.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { allowanceOf, pour } from './bucket.ts';
import { networkOf } from './network-of.ts';
import type { Allowance, Limit } from './schema.ts';

/** Networks and operations that are counted at once; beyond, counting begins anew. */
const MOST = 50_000;

type Asked = { name: string; limit: Limit; cost: number };
type AddressContext = Pick<Context, 'db' | 'clock' | 'address'>;

/**
 * Counts what comes from the caller's network under `name`, in this process only: strangers must not be able to
 * make the database work. `null` where the address is not known.
 */
export function takeByAddress(ctx: AddressContext, { name, limit, cost }: Asked): Allowance | null {
  if (ctx.address === '') return null;
  const buckets = bucketsByAddress(ctx.db);
  const now = ctx.clock.now().getTime();
  const key = `${name} ${networkOf(ctx.address)}`;
  const poured = pour(limit, buckets.get(key) ?? 0, now, cost);
  if (poured.granted) {
    if (buckets.size >= MOST) makeRoom(buckets, now);
    buckets.set(key, poured.fullAt);
  }
  return allowanceOf(limit, poured, now, cost);
}

/** Forgets the buckets that are full again. */
export function forgetAddresses(ctx: Pick<Context, 'db' | 'clock'>): void {
  forgetFull(bucketsByAddress(ctx.db), ctx.clock.now().getTime());
}

function makeRoom(buckets: Map<string, number>, now: number): void {
  forgetFull(buckets, now);
  if (buckets.size >= MOST) buckets.clear();
}

function forgetFull(buckets: Map<string, number>, now: number): void {
  for (const [key, fullAt] of buckets) if (fullAt <= now) buckets.delete(key);
}

/** When each bucket is full again. */
function bucketsByAddress(db: Database): Map<string, number> {
  return perDatabase('address-buckets', db, () => new Map<string, number>());
}
