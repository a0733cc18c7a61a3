import type { Context } from '#server/kernel/context.ts';
import { changeTitle } from './change-title.ts';
import { ownConversation } from './own-conversation.ts';
import { readSummary } from './read-summary.ts';
import { RenameInput } from './schema.ts';
import type { ConversationSummary } from './view.ts';

/** Gives a conversation a name that no generated title will replace. */
export async function renameConversation(ctx: Context, input: RenameInput): Promise<ConversationSummary> {
  const { conversationId, title } = RenameInput.parse(input);
  const { id } = await ownConversation(ctx, conversationId);
  await changeTitle(ctx, { id, title, source: 'manual' });
  return readSummary(ctx, conversationId);
}
