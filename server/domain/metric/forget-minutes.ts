import type { Context } from '#server/kernel/context.ts';
import { forgetMinutes as statement } from './sql.ts';

/** Forgets the minutes that no figure is made of any more. */
export async function forgetMinutes(ctx: Pick<Context, 'db'>): Promise<void> {
  await ctx.db.query(statement, []);
}
