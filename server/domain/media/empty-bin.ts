import type { Context } from '#server/kernel/context.ts';

const KEPT_DAYS = 30;
const AT_ONCE = 100;

/** Deletes for good what has lain in the bin for 30 days: objects first, then their rows; what was asked and paid stays. */
export async function emptyBin(ctx: Context): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000);
  const rows = await ctx.db.prisma.generation.findMany({
    where: { deletedAt: { lt: before }, result: { is: { deletedAt: null } } },
    select: { result: { select: { id: true, key: true, posterKey: true } } },
    take: AT_ONCE,
  });
  for (const { result } of rows) {
    if (result === null) continue;
    await ctx.storage.remove(result.key);
    if (result.posterKey !== null) await ctx.storage.remove(result.posterKey);
    await ctx.db.prisma.asset.update({ where: { id: result.id }, data: { deletedAt: ctx.clock.now() } });
  }
}
