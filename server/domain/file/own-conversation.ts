import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { noConversation } from './refusals.ts';

/** The number and model of the asking user's conversation, or `not_found`. */
export async function ownConversation(ctx: Context, uuid: string): Promise<{ id: number; model: string }> {
  const { userId } = requireUser(ctx.actor);
  const where = { uuid, userId, deletedAt: null };
  const found = await ctx.db.prisma.conversation.findFirst({ where, select: { id: true, model: true } });
  if (found === null) throw noConversation();
  return found;
}
