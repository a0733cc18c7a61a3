import type { UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { verifySession } from './verify-session.ts';

/** The account with this e-mail address, as somebody who may act for it; `not_found` without one. */
export async function findUser(ctx: Context, email: string): Promise<UserActor> {
  const user = await ctx.db.prisma.user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true },
  });
  const actor = user === null ? null : await verifySession(ctx, user.id);
  if (actor === null) throw new DomainError('not_found', 'There is no account with this e-mail address.');
  return actor;
}
