import type { Context } from '#server/kernel/context.ts';
import type { Database } from '#server/kernel/ports.ts';
import { singleton } from '#server/kernel/singleton.ts';

const EVERY_MS = 60_000;

/** Says in the log, once a minute, that requests are not counted because the database does not answer. */
export function reportOutage(ctx: Pick<Context, 'db' | 'clock' | 'log'>, error: unknown): void {
  const reported = singleton('limits-outage', () => new WeakMap<Database, number>());
  const now = ctx.clock.now().getTime();
  if (now - (reported.get(ctx.db) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return;
  reported.set(ctx.db, now);
  ctx.log.warn('limits.not-counted', { reason: error instanceof Error ? error.name : 'unknown' });
}
