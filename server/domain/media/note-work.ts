import type { Context } from '#server/kernel/context.ts';
import { restingProviders } from './breaker.ts';
import { noteWork as statement } from './sql.ts';

/** How often a process says that it makes generations: as often as it says that it lives. */
export const NOTE_WORK_EVERY_MS = 2_000;

/** This process makes generations, and for which providers it makes none at the moment: for others to see. */
export async function noteWork(ctx: Pick<Context, 'db' | 'processId'>): Promise<void> {
  await ctx.db.query(statement, [ctx.processId, restingProviders(ctx)]);
}
