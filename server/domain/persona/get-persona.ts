import type { Context } from '#server/kernel/context.ts';
import { visiblePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import { PersonaRef } from './schema.ts';
import { personaFigures } from './sql.ts';
import type { PersonaFigures, PersonaView } from './view.ts';

/** A persona by its id or name, or `not_found`. */
export async function getPersona(ctx: Context, input: PersonaRef): Promise<PersonaView> {
  return presentPersona(ctx, await visiblePersona(ctx, PersonaRef.parse(input).persona));
}

/** How often it was talked to and what it was rated. */
export async function readFigures(ctx: Context, { id }: Pick<PersonaView, 'id'>): Promise<PersonaFigures> {
  const [figures] = await ctx.db.query<PersonaFigures>(personaFigures, [id]);
  return figures ?? { conversations: 0, averageRating: null, ratings: 0 };
}
