import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Sql } from '#server/kernel/ports.ts';
import type { KeptFile } from './keep-file.ts';
import { type AttachedRow, fileOfRequest } from './sql-attached.ts';

type FoundRow = AttachedRow & { pages: string[]; conversation_id: number; uuid: string; title: string };

/** The file that a request has made already, for one that is sent again; `null` where there is none. */
export async function findAttached(
  ctx: Context,
  requestKey: string | null | undefined,
  sql: Pick<Sql, 'query'> = ctx.db,
): Promise<KeptFile | null> {
  if (requestKey === undefined || requestKey === null) return null;
  const { userId } = requireUser(ctx.actor);
  const [row] = await sql.query<FoundRow>(fileOfRequest, [userId, requestKey]);
  if (row === undefined) return null;
  const { conversation_id: id, uuid, title, pages } = row;
  return { conversation: { id, uuid, title }, row, pages };
}
