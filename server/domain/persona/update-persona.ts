import { WITHOUT_CARD } from './row.ts';
import type { Context } from '#server/kernel/context.ts';
import { changeablePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import { CreatePersonaInput, UpdatePersonaInput } from './schema.ts';
import type { PersonaView } from './view.ts';

/**
 * Changes what is given; what is absent stays. Conversations go on with what it has become. Errors: `not_found`,
 * `forbidden` for a persona that the user may see but not change.
 */
export async function updatePersona(ctx: Context, input: UpdatePersonaInput): Promise<PersonaView> {
  const { persona, ...given } = UpdatePersonaInput.parse(input);
  const before = await changeablePersona(ctx, persona);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(changes).length === 0) return presentPersona(ctx, before);
  const { displayName, description, personality, scenario, examples, systemInstructions, reminder } = before;
  // How long they may be together counts what stays, too.
  const kept = { displayName, description, personality, scenario, examples, systemInstructions, reminder };
  CreatePersonaInput.parse({ ...kept, ...changes });
  const data = { ...changes, updatedAt: ctx.clock.now() };
  return presentPersona(
    ctx,
    await ctx.db.prisma.persona.update({ where: { id: before.id }, data, omit: WITHOUT_CARD }),
  );
}
