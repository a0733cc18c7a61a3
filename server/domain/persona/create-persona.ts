import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { idFrom, newId } from '#server/kernel/ids.ts';
import { nameFor } from './name-for.ts';
import { visiblePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import { refuseMore } from './refuse-more.ts';
import { CreatePersonaInput } from './schema.ts';
import type { PersonaView } from './view.ts';

/**
 * Makes a persona of the asking user's own, private unless said otherwise; sent again under the same `requestKey` it is
 * that one, as it is by then. Its name is made of what it is called. `conflict` for one persona too many.
 */
export async function createPersona(ctx: Context, input: CreatePersonaInput): Promise<PersonaView> {
  const { userId } = requireUser(ctx.actor);
  const { requestKey, ...fields } = CreatePersonaInput.parse(input);
  const id = requestKey === undefined ? newId() : idFrom(`persona ${userId} ${requestKey}`);
  if ((await ctx.db.prisma.persona.count({ where: { id } })) === 0) {
    await refuseMore(ctx);
    const data = [{ ...fields, id, ownerId: userId, name: nameFor(fields.displayName, id) }];
    // Of the same request at once one makes it.
    await ctx.db.prisma.persona.createMany({ data, skipDuplicates: true });
  }
  return presentPersona(ctx, await visiblePersona(ctx, id));
}
