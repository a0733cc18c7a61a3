import type { Context } from '#server/kernel/context.ts';
import type { Database } from '#server/kernel/ports.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { forgetEvents as statement, forgetOrphans } from './sql-turn.ts';

/** Readers of other processes follow an ended turn's log for at most this long; then they read the message. */
const KEEP_MS = 30_000;

type Ended = { turnId: string; at: number };

/** Lets the turn's log be deleted a while from now: the message holds it all. */
export function forgetLater(ctx: Pick<Context, 'db' | 'clock'>, turnId: string): void {
  endedOf(ctx.db).push({ turnId, at: ctx.clock.now().getTime() });
}

/** Deletes the logs of turns that ended a while ago in this process. */
export async function forgetEvents(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const ended = endedOf(ctx.db);
  const due = ctx.clock.now().getTime() - KEEP_MS;
  const count = ended.findIndex((one) => one.at > due);
  const ids = ended.splice(0, count === -1 ? ended.length : count).map((one) => one.turnId);
  if (ids.length > 0) await ctx.db.relaxed.query(statement, [ids]);
}

/** Deletes what processes left behind that died before they could, and the names of the long dead. */
export async function forgetOrphanedEvents(ctx: Pick<Context, 'db'>): Promise<void> {
  await ctx.db.relaxed.query(forgetOrphans, []);
}

function endedOf(db: Database): Ended[] {
  return perDatabase('ended-turns', db, (): Ended[] => []);
}
