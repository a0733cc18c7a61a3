import { WITHOUT_CARD } from './row.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import { nameFor } from './name-for.ts';
import { presentPersona } from './present-persona.ts';
import { refuseMore } from './refuse-more.ts';
import { CreatePersonaInput } from './schema.ts';
import type { PersonaView } from './view.ts';

/** Makes a persona of the asking user's own, private unless said otherwise. Its name is made of what it is called. */
export async function createPersona(ctx: Context, input: CreatePersonaInput): Promise<PersonaView> {
  const { userId } = requireUser(ctx.actor);
  const fields = CreatePersonaInput.parse(input);
  await refuseMore(ctx);
  const id = newId();
  const row = await ctx.db.prisma.persona.create({
    omit: WITHOUT_CARD,
    data: { ...fields, id, ownerId: userId, name: nameFor(fields.displayName, id) },
  });
  return presentPersona(ctx, row);
}
