import type { Context } from '#server/kernel/context.ts';
import { listMessages } from './list-messages.ts';
import { readSummary } from './read-summary.ts';
import { ListMessagesInput } from './schema.ts';
import type { ConversationView } from './view.ts';

/** A conversation with the end of its active path, or `not_found`. */
export async function getConversation(ctx: Context, input: ListMessagesInput): Promise<ConversationView> {
  const { conversationId } = ListMessagesInput.parse(input);
  const where = { uuid: conversationId };
  const [conversation, page, counted] = await Promise.all([
    readSummary(ctx, conversationId),
    listMessages(ctx, input),
    ctx.db.prisma.conversation.findUnique({ where, select: { fileCount: true } }),
  ]);
  return { conversation, ...page, files: counted?.fileCount ?? 0 };
}
