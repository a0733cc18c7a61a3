import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';

/** The asking user's conversation by uuid or by session id, or `not_found`, whoever else's it may be. */
export async function ownConversation(ctx: Context, id: string | number) {
  const { userId } = requireUser(ctx.actor);
  const key = typeof id === 'number' ? { id } : { uuid: id };
  const found = await ctx.db.prisma.conversation.findFirst({ where: { ...key, userId, deletedAt: null } });
  if (found === null) throw new DomainError('not_found', 'Chat session not found');
  return found;
}
