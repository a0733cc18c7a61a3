import type { Context } from '#server/kernel/context.ts';
import { keepMetrics } from './sql.ts';

/** How much a crash can lose of what is counted in memory. */
export const FLUSH_EVERY_MS = 5_000;

/**
 * Adds what this process has counted since the last time to what all have, in one statement. Where the database is
 * away it rejects, and nothing is forgotten: the next time brings it along.
 */
export async function flushMetrics(ctx: Pick<Context, 'db' | 'metrics'>): Promise<void> {
  const grown = ctx.metrics.take();
  try {
    await ctx.db.query(keepMetrics, [
      grown.map(({ name }) => name),
      grown.map(({ labels }) => JSON.stringify(labels)),
      grown.map(({ value }) => value.toFixed(6)),
    ]);
  } catch (error) {
    ctx.metrics.giveBack(grown);
    throw error;
  }
}
