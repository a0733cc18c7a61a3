import type { ConversationKind } from '#prisma/generated/enums.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';

/** The largest number that PostgreSQL's integer holds; nothing can have a larger id. */
const LARGEST_ID = 2_147_483_647;

/** The asking user's conversation of a kind by uuid or by number, or `not_found`, whatever else it may be. */
export async function ownConversation(ctx: Context, id: string | number, kind: ConversationKind = 'chat') {
  const { userId } = requireUser(ctx.actor);
  const key = typeof id === 'number' ? { id: knownId(id, kind) } : { uuid: id };
  const found = await ctx.db.prisma.conversation.findFirst({
    where: { ...key, userId, kind, deletedAt: null },
  });
  if (found === null) throw notFound(kind);
  return found;
}

/** The same id, or `not_found` for one that no conversation can have. */
export function knownId(id: number, kind: ConversationKind = 'chat'): number {
  if (id > LARGEST_ID) throw notFound(kind);
  return id;
}

const MISSING = {
  chat: 'Chat session not found',
  tab: 'Tab not found',
  character: 'Session not found',
  influencer: 'Conversation not found',
} as const satisfies Record<ConversationKind, string>;

/** No word on whether it is somebody else's, or something else. */
export function notFound(kind: ConversationKind): DomainError {
  return new DomainError('not_found', MISSING[kind]);
}
