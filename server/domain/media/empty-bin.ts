import type { Context } from '#server/kernel/context.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';

const KEPT_DAYS = 30;
const AT_ONCE = 100;

/** Deletes for good what has lain in the bin for 30 days: objects first, then their rows; what was asked and paid stays. */
export async function emptyBin(ctx: Context): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000);
  const rows = await ctx.db.prisma.asset.findMany({
    where: { deletedAt: null, generation: { is: { deletedAt: { lt: before } } } },
    select: { id: true, key: true, posterKey: true },
    take: AT_ONCE,
  });
  for (const row of rows) await deleteForGood(ctx, row, before);
}

/** The row first, so that what is taken out of the bin in this moment either keeps its object or has none to miss. */
async function deleteForGood(
  ctx: Context,
  { id, key, posterKey }: { id: string; key: string; posterKey: string | null },
  before: Date,
): Promise<void> {
  const { count } = await ctx.db.prisma.asset.updateMany({
    where: { id, deletedAt: null, generation: { is: { deletedAt: { lt: before } } } },
    data: { deletedAt: ctx.clock.now() },
  });
  if (count === 0) return;
  try {
    await ctx.storage.remove(key);
    if (posterKey !== null) await ctx.storage.remove(posterKey);
  } catch (error) {
    // Taken back, so that it is tried again the next time.
    await ctx.db.prisma.asset.updateMany({ where: { id }, data: { deletedAt: null } });
    ctx.log.warn('bin.not-emptied', { assetId: id, reason: reasonOf(error) });
  }
}
