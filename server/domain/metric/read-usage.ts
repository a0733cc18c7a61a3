import { requireScope } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { flushMetrics } from './flush-metrics.ts';
import { conversationFigures, generationFigures, requestFigures } from './sql.ts';
import type { UsageReport } from './view.ts';

/**
 * The figures of the whole installation, counted from rows by index and from kept counters: what it costs follows
 * today's traffic, not what is stored. Other processes' last seconds are missing. `forbidden` without the scope.
 */
export async function readUsage(ctx: Context): Promise<UsageReport> {
  requireScope(ctx.actor, 'metrics');
  await flushMetrics(ctx);
  const [[requests], [conversations], [generations]] = await Promise.all([
    ctx.db.query<UsageReport['requests']>(requestFigures, []),
    ctx.db.query<UsageReport['conversations']>(conversationFigures, []),
    ctx.db.query<UsageReport['generations']>(generationFigures, [firstIdOf(ctx.clock.now())]),
  ]);
  if (requests === undefined || conversations === undefined || generations === undefined)
    throw new Error('A sum without a row.');
  return { requests, conversations, generations };
}

/** No UUIDv7 made on this day (UTC) is smaller. */
function firstIdOf(moment: Date): string {
  const midnight = new Date(moment).setUTCHours(0, 0, 0, 0);
  const time = midnight.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
