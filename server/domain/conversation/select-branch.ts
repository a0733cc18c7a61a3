import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { getConversation } from './get-conversation.ts';
import { ownConversation } from './own-conversation.ts';
import { SelectBranchInput } from './schema.ts';
import { newestLeaf } from './sql-read.ts';
import type { ConversationView } from './view.ts';

/** Makes the path through `messageId` the active one, down to its newest end; remembered for every reader. */
export async function selectBranch(ctx: Context, input: SelectBranchInput): Promise<ConversationView> {
  const { conversationId, messageId } = SelectBranchInput.parse(input);
  const { id } = await ownConversation(ctx, conversationId);
  const inside = await ctx.db.prisma.message.count({ where: { id: messageId, conversationId: id } });
  if (inside === 0) throw new DomainError('not_found', 'This message does not exist.');
  const [leaf] = await ctx.db.query<{ id: string }>(newestLeaf, [messageId]);
  await ctx.db.prisma.conversation.update({ where: { id }, data: { activeLeafId: leaf?.id ?? messageId } });
  return getConversation(ctx, { conversationId, limit: 40 });
}
