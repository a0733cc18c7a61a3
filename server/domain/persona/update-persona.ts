import { WITHOUT_CARD } from './row.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { changeablePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import { LONGEST_IN_ALL, TOO_HEAVY, UpdatePersonaInput, weigh } from './schema.ts';
import type { PersonaView } from './view.ts';

/**
 * Changes what is given; what is absent stays. Conversations go on with what it has become. Errors: `not_found`,
 * `forbidden` for a persona that the user may see but not change; `invalid_input` for what makes it longer than it may be
 * in all, or longer still.
 */
export async function updatePersona(ctx: Context, input: UpdatePersonaInput): Promise<PersonaView> {
  const { persona, ...given } = UpdatePersonaInput.parse(input);
  const before = await changeablePersona(ctx, persona);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(changes).length === 0) return presentPersona(ctx, before);
  if (weigh({ ...before, ...changes }) > Math.max(LONGEST_IN_ALL, weigh(before))) throw tooHeavy();
  const data = { ...changes, updatedAt: ctx.clock.now() };
  return presentPersona(
    ctx,
    await ctx.db.prisma.persona.update({ where: { id: before.id }, data, omit: WITHOUT_CARD }),
  );
}

function tooHeavy(): DomainError {
  const { field, message } = TOO_HEAVY;
  return new DomainError('invalid_input', `${field}: ${message}`, { details: { field } });
}
