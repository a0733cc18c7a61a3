import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { repeatable, type TurnStarted } from './ask.ts';
import { beginTurn } from './begin-turn.ts';
import { ownConversation } from './own-conversation.ts';
import { RegenerateInput } from './schema.ts';

/**
 * Begins another answer beside `messageId`, by the conversation's model or another. The old answer stays.
 * Errors: `not_found` for an answer that is not in the user's conversation, `conflict` while it is being written.
 */
export async function regenerate(ctx: Context, input: RegenerateInput): Promise<TurnStarted> {
  const { conversationId, turnId, messageId, assistantMessageId, model, settings } =
    RegenerateInput.parse(input);
  const conversation = await ownConversation(ctx, conversationId);
  const answer = await ctx.db.prisma.message.findFirst({
    where: { id: messageId, conversationId: conversation.id, role: 'assistant' },
    select: { parentId: true, status: true },
  });
  if (answer === null) throw new DomainError('not_found', 'This answer does not exist.');
  if (answer.status === 'streaming') throw new DomainError('conflict', 'This answer is still being written.');
  return repeatable(ctx, turnId, async () => {
    const { parentId } = answer;
    const place = {
      kind: 'stored' as const,
      sessionId: null,
      uuid: conversationId,
      parentId,
      atRoot: parentId === null,
    };
    const begun = await beginTurn(ctx, {
      turnId,
      assistantMessageId,
      place,
      messages: [],
      model: model ?? conversation.model,
      settings,
    });
    return { conversation: begun.conversation, turnId, assistantMessageId };
  });
}
