import type { z } from 'zod';
import type { ConversationKind } from '#prisma/generated/enums.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { ownConversation } from './own-conversation.ts';
import { presentMessage, type PathRow } from './present-message.ts';
import { ListMessagesInput } from './schema.ts';
import { readPath } from './sql-read.ts';
import type { MessageView } from './view.ts';

export type MessagePage = { messages: MessageView[]; earlier: boolean };

/** A page of the active path that ends above `before`, or at its end; costs the same however long the path is. */
export async function listMessages(
  ctx: Context,
  input: z.input<typeof ListMessagesInput>,
  kind: ConversationKind = 'chat',
): Promise<MessagePage> {
  const { conversationId, before, limit } = ListMessagesInput.parse(input);
  const conversation = await ownConversation(ctx, conversationId, kind);
  const leaf =
    before === undefined ? conversation.activeLeafId : await parentOf(ctx, conversation.id, before);
  return readPage(ctx, leaf, limit);
}

/** The last `limit` messages of the path down to `leafId`. */
export async function readPage(ctx: Context, leafId: string | null, limit: number): Promise<MessagePage> {
  if (leafId === null) return { messages: [], earlier: false };
  const rows = await ctx.db.query<PathRow>(readPath, [leafId, limit]);
  return { messages: rows.map(presentMessage), earlier: (rows[0]?.depth ?? 0) > 0 };
}

async function parentOf(ctx: Context, conversationId: number, messageId: string): Promise<string | null> {
  const message = await ctx.db.prisma.message.findFirst({
    where: { id: messageId, conversationId },
    select: { parentId: true },
  });
  if (message === null) throw new DomainError('not_found', 'This message does not exist.');
  return message.parentId;
}
