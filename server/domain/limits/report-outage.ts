import type { Context } from '#server/kernel/context.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';

const EVERY_MS = 60_000;

/** Says in the log, once a minute, that requests are not counted because the database does not answer. */
export function reportOutage(ctx: Pick<Context, 'db' | 'clock' | 'log'>, error: unknown): void {
  const reported = perDatabase('limits-outage', ctx.db, () => ({ at: Number.NEGATIVE_INFINITY }));
  const now = ctx.clock.now().getTime();
  if (now - reported.at < EVERY_MS) return;
  reported.at = now;
  ctx.log.warn('limits.not-counted', { reason: reasonOf(error) });
}
