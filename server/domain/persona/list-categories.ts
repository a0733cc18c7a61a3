import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { categories } from './sql.ts';

/** Of the personas in the asking user's gallery, in order. */
export async function listCategories(ctx: Context): Promise<string[]> {
  const { userId } = requireUser(ctx.actor);
  const rows = await ctx.db.query<{ category: string }>(categories, [userId]);
  return rows.map(({ category }) => category);
}
