import { resolveModel } from '../catalogue/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { ownConversation } from './own-conversation.ts';
import { readSummary } from './read-summary.ts';
import { SwitchModelInput } from './schema.ts';
import type { ConversationSummary } from './view.ts';

/** From the next turn on, another model answers; what was said stays. Errors: `not_found`, `invalid_input`. */
export async function switchModel(ctx: Context, input: SwitchModelInput): Promise<ConversationSummary> {
  const { conversationId, model } = SwitchModelInput.parse(input);
  const { id } = await ownConversation(ctx, conversationId);
  const { alias } = resolveModel(ctx, model);
  await ctx.db.prisma.conversation.update({ where: { id }, data: { model: alias, updatedAt: ctx.clock.now() } });
  return readSummary(ctx, conversationId);
}
