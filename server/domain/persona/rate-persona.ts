import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { readFigures } from './read-figures.ts';
import { visiblePersona } from './own-persona.ts';
import { RatePersonaInput } from './schema.ts';
import { ratePersona as statement } from './sql.ts';
import type { PersonaFigures } from './view.ts';

/** Gives it 1 to 5 stars instead of those the user gave before. `not_found` for a persona that they cannot see. */
export async function ratePersona(ctx: Context, input: RatePersonaInput): Promise<PersonaFigures> {
  const { userId } = requireUser(ctx.actor);
  const { persona, stars } = RatePersonaInput.parse(input);
  const row = await visiblePersona(ctx, persona);
  await ctx.db.query(statement, [row.id, userId, stars]);
  return readFigures(ctx, row);
}
