import type { Context } from '#server/kernel/context.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { dueObjects, forgetObject, postponeObject } from './sql-objects.ts';

const AT_ONCE = 200;
const AGAIN_AFTER_SECONDS = 600;

/** Removes the objects of files whose rows are gone, or that never got one; what storage will not give up, later. */
export async function removeUnwanted(ctx: Context): Promise<void> {
  const due = await ctx.db.query<{ key: string }>(dueObjects, [AT_ONCE]);
  for (const { key } of due) {
    try {
      await ctx.storage.remove(key);
      await ctx.db.query(forgetObject, [key]);
    } catch (error) {
      await ctx.db.query(postponeObject, [key, AGAIN_AFTER_SECONDS]);
      ctx.log.warn('file.not-removed', { reason: reasonOf(error) });
    }
  }
}
