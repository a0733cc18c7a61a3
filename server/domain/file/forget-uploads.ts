import type { Context } from '#server/kernel/context.ts';
import { dropUploads, keepUsedUploads } from './sql-uploads.ts';

const AT_ONCE = 200;

/** Forgets what was brought a day ago and that nothing has used since. */
export async function forgetUploads(ctx: Context): Promise<void> {
  await ctx.db.query(keepUsedUploads, []);
  await ctx.db.query(dropUploads, [AT_ONCE]);
}
