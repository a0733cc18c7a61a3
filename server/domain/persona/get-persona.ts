import type { Context } from '#server/kernel/context.ts';
import { visiblePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import { PersonaRef } from './schema.ts';
import type { PersonaView } from './view.ts';

/** A persona by its id or name, or `not_found`. */
export async function getPersona(ctx: Context, input: PersonaRef): Promise<PersonaView> {
  return presentPersona(ctx, await visiblePersona(ctx, PersonaRef.parse(input).persona));
}
