import { resolveModel } from '../catalogue/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { ownConversation } from './own-conversation.ts';
import { readSummary } from './read-summary.ts';
import { SwitchModelInput } from './schema.ts';
import type { ConversationSummary } from './view.ts';

/** From the next turn on, another model answers; what was said stays. Errors: `not_found`, `invalid_input`. */
export async function switchModel(ctx: Context, input: SwitchModelInput): Promise<ConversationSummary> {
  const { conversationId, model } = SwitchModelInput.parse(input);
  await moveTo(ctx, conversationId, model);
  return readSummary(ctx, conversationId);
}

/** The same, for a session known by its number. */
export async function switchSessionModel(ctx: Context, sessionId: number, model: string): Promise<void> {
  await moveTo(ctx, sessionId, model);
}

async function moveTo(ctx: Context, conversation: string | number, model: string): Promise<void> {
  const { id } = await ownConversation(ctx, conversation);
  const { alias } = resolveModel(ctx, model);
  await ctx.db.prisma.conversation.update({
    where: { id },
    data: { model: alias, updatedAt: ctx.clock.now() },
  });
}
