import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { type AttachedRow, fileOfRequest } from './sql-attached.ts';

/** The file that a request has made already, for one that is sent again; `null` where there is none. */
export async function findAttached(
  ctx: Context,
  requestKey: string | null | undefined,
): Promise<{ row: AttachedRow; pages: string[] } | null> {
  if (requestKey === undefined || requestKey === null) return null;
  const { userId } = requireUser(ctx.actor);
  const [row] = await ctx.db.query<AttachedRow & { pages: string[] }>(fileOfRequest, [userId, requestKey]);
  return row === undefined ? null : { row, pages: row.pages };
}
