import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';

/**
 * The context of the user with this uuid: the asking one's own, or another's where the key carries the scope
 * `act-as`; what the key is counted under and limited to stays. `forbidden` without the scope, whoever it is;
 * `not_found` where there is no such user.
 */
export async function actAs(ctx: Context, uuid: string): Promise<Context> {
  const actor = requireUser(ctx.actor);
  if (actor.uuid === uuid) return ctx;
  // A key without scopes may do what its user may, and no user may act for another.
  if (actor.scopes?.includes('act-as') !== true)
    throw new DomainError('forbidden', 'uuid must be your own', { details: { scope: 'act-as' } });
  const found = await ctx.db.prisma.user.findUnique({
    where: { uuid },
    select: { id: true, plan: true },
  });
  if (found === null) throw new DomainError('not_found', 'There is no user with this uuid');
  // An administrator is acted for, but lends nobody an administrator's rights.
  return { ...ctx, actor: { ...actor, userId: found.id, uuid, plan: found.plan, role: 'user' } };
}
