import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';

/** The largest number that PostgreSQL's integer holds; nothing can have a larger id. */
const LARGEST_ID = 2_147_483_647;

/** The asking user's conversation by uuid or by session id, or `not_found`, whoever else's it may be. */
export async function ownConversation(ctx: Context, id: string | number) {
  const { userId } = requireUser(ctx.actor);
  const key = typeof id === 'number' ? { id: knownId(id) } : { uuid: id };
  const found = await ctx.db.prisma.conversation.findFirst({ where: { ...key, userId, deletedAt: null } });
  if (found === null) throw notFound();
  return found;
}

/** The same id, or `not_found` for one that no conversation can have. */
export function knownId(id: number): number {
  if (id > LARGEST_ID) throw notFound();
  return id;
}

function notFound(): DomainError {
  return new DomainError('not_found', 'Chat session not found');
}
