import type { Context } from '#server/kernel/context.ts';
import { countSaid, readNewest, readOldest } from './sql.ts';
import type { Talk, TalkMessage } from './view.ts';

type Page = { limit: number; offset: number; newestFirst?: boolean };

/** A page of what was said on a conversation's active path, and how much there is in all. */
export async function listTalkMessages(
  ctx: Context,
  { activeLeafId }: Pick<Talk, 'activeLeafId'>,
  { limit, offset, newestFirst = false }: Page,
): Promise<{ messages: TalkMessage[]; total: number }> {
  if (activeLeafId === null) return { messages: [], total: 0 };
  const statement = newestFirst ? readNewest : readOldest;
  const rows = await ctx.db.query<TalkMessage & { total: number }>(statement, [activeLeafId, limit, offset]);
  return { messages: rows, total: rows[0]?.total ?? (await countAll(ctx, activeLeafId)) };
}

/** A page behind the end tells nothing of how many there are. */
async function countAll(ctx: Context, activeLeafId: string): Promise<number> {
  const [counted] = await ctx.db.query<{ total: number }>(countSaid, [activeLeafId]);
  return counted?.total ?? 0;
}
