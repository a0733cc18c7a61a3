import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { findPersona, isOpenTo, type PersonaRow, personaNotFound } from '../persona/index.ts';

/**
 * A persona that the asking user may know of, or one that they have talked with before it was removed or made private.
 * Else `not_found`.
 */
export async function knownPersona(ctx: Context, id: string): Promise<PersonaRow> {
  const { userId } = requireUser(ctx.actor);
  const persona = await findPersona(ctx, id);
  if (persona === null) throw personaNotFound();
  if (isOpenTo(ctx.actor, persona)) return persona;
  const where = { userId, personaId: id, deletedAt: null };
  if ((await ctx.db.prisma.conversation.count({ where })) === 0) throw personaNotFound();
  return persona;
}
