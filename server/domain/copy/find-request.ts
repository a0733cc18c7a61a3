import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { presentRequest, type RequestRow } from './present-request.ts';
import { readKeyedRequest, readRequest } from './sql.ts';
import type { CopyRequest } from './view.ts';

/** A request of the tab with this number, by its own id or by the caller's name for it; `null` if there is none. */
export async function findRequest(
  ctx: Context,
  tab: number,
  by: { id: string } | { messageId: string },
): Promise<CopyRequest | null> {
  const values = 'id' in by ? [tab, by.id, null] : [tab, null, by.messageId];
  const [row] = await ctx.db.query<RequestRow>(readRequest, values);
  return row === undefined ? null : presentRequest(row);
}

/** The asking user's request that was made under this request key, and its tab's number; `null` if there is none. */
export async function findKeyedRequest(
  ctx: Context,
  requestKey: string,
): Promise<{ tab: number; request: CopyRequest } | null> {
  const { userId } = requireUser(ctx.actor);
  const [row] = await ctx.db.query<RequestRow>(readKeyedRequest, [userId, requestKey]);
  return row === undefined ? null : { tab: row.conversation_id, request: presentRequest(row) };
}
