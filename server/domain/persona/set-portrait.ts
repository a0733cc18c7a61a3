import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { sourceOf, takePortrait } from '../file/index.ts';
import { changeablePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import type { PortraitForm } from './schema.ts';
import { swapPortrait } from './swap-portrait.ts';
import type { PersonaView } from './view.ts';

/** Gives a persona another portrait. Errors: `not_found`, `forbidden`; `invalid_input` and `too_large` for what is no picture. */
export async function setPortrait(ctx: Context, { persona, file }: PortraitForm): Promise<PersonaView> {
  const before = await changeablePersona(ctx, persona);
  if (before.ownerId === null)
    throw new DomainError('forbidden', 'The portraits of characters that come with the product stay.');
  await swapPortrait(ctx, before.id, await takePortrait(ctx, sourceOf(file)));
  return presentPersona(ctx, await changeablePersona(ctx, before.id));
}
