import type { Context } from '#server/kernel/context.ts';
import type { TalkMessage } from './view.ts';

/** Messages of a conversation of the asking user's, by their ids, in that order. */
export async function readTalkMessages(
  ctx: Context,
  talk: { id: number },
  ids: readonly string[],
): Promise<TalkMessage[]> {
  const rows = await ctx.db.prisma.message.findMany({
    where: { id: { in: [...ids] }, conversationId: talk.id },
  });
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(presentRow));
}

function presentRow({ role, ...row }: Omit<TalkMessage, 'role'> & { role: string }): TalkMessage {
  return { ...row, role: role === 'assistant' ? 'assistant' : 'user' };
}
