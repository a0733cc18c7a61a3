import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { readFigures } from './read-figures.ts';
import { visiblePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import { PersonaRef } from './schema.ts';
import { shownText } from './shown-text.ts';
import { starsOf } from './sql.ts';
import type { ProfileView } from './view.ts';

/** A persona, what all make of it, and the stars that the asking user gave it. `not_found`. */
export async function viewProfile(ctx: Context, input: PersonaRef): Promise<ProfileView> {
  const { userId } = requireUser(ctx.actor);
  const row = await visiblePersona(ctx, PersonaRef.parse(input).persona);
  const [figures, [given]] = await Promise.all([
    readFigures(ctx, row),
    ctx.db.query<{ stars: number }>(starsOf, [row.id, userId]),
  ]);
  const persona = presentPersona(ctx, row);
  const description = shownText(row, row.description);
  const greeting = shownText(row, row.greeting);
  return { persona: { ...persona, description, greeting }, figures, stars: given?.stars ?? null };
}
