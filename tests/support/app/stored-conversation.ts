import type { Context } from '#server/kernel/context.ts';
import { BROWSER_APPLICATION_ID, requireUser } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/ids.ts';
import type { ModelMessage } from '#server/kernel/model.ts';

type Over = Partial<{ title: string; model: string; createdAt: Date; updatedAt: Date }>;
export type StoredConversation = {
  conversationId: string;
  sessionId: number;
  messageIds: string[];
  leafId: string;
};

/** A conversation of `ctx`'s user with these messages on one path, as if they had been said; it has its title. */
export async function storedConversation(
  ctx: Context,
  messages: readonly ModelMessage[],
  over: Over = {},
): Promise<StoredConversation> {
  const { userId } = requireUser(ctx.actor);
  const conversationId = newId();
  const messageIds = messages.map(() => newId());
  const activeLeafId = messageIds.at(-1) ?? null;
  const { id: sessionId } = await ctx.db.prisma.conversation.create({
    data: {
      uuid: conversationId,
      userId,
      applicationId: BROWSER_APPLICATION_ID,
      model: 'model-1',
      title: 'Stored',
      titleSource: 'manual',
      activeLeafId,
      ...over,
    },
  });
  const rows = messages.map((message, depth) => ({
    ...message,
    id: messageIds[depth] ?? newId(),
    conversationId: sessionId,
    parentId: messageIds[depth - 1] ?? null,
    depth,
  }));
  await ctx.db.prisma.message.createMany({ data: rows });
  await ctx.db.prisma.searchQueueItem.createMany({
    data: [
      { conversationId: sessionId },
      ...rows.map(({ id }) => ({ conversationId: sessionId, messageId: id })),
    ],
  });
  return { conversationId, sessionId, messageIds, leafId: activeLeafId ?? '' };
}

/** A question and an answer, so often. */
export function exchanges(count: number, content = (index: number) => `message ${index}`): ModelMessage[] {
  return Array.from({ length: count * 2 }, (_, index) => ({
    role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
    content: content(index),
  }));
}
