import { type PersonaRow, WITHOUT_CARD } from './row.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { CARD_LIMITS, creditsOf, readCard, readFields, refuseCard } from '../card/index.ts';
import { changePortrait, sourceOf, takePortrait } from '../file/index.ts';
import { personaOf } from './card-fields.ts';
import { warningsOf } from './card-warnings.ts';
import { nameFor } from './name-for.ts';
import { presentPersona } from './present-persona.ts';
import type { CardForm } from './schema.ts';
import type { CardPreview, PersonaView } from './view.ts';

/** What a character card says, and what would become of it. Errors: `invalid_input` with `details.reason` for what is no card. */
export async function previewCard(ctx: Context, { file }: CardForm): Promise<CardPreview> {
  requireUser(ctx.actor);
  const card = readCard(await bytesOf(file));
  const fields = readFields(card.data);
  const { displayName, description, greeting } = fields;
  return {
    version: card.version,
    displayName,
    description,
    greeting,
    ...creditsOf(card.data),
    picture: card.picture,
    warnings: warningsOf(card, fields),
  };
}

/**
 * Makes a persona of the asking user's own of a card: always a new one, private, with the card's picture as its portrait.
 * All that the card says is kept for its export. Errors: as `previewCard`; `nameless` for a card without a name where the
 * form gives none; too much text in all.
 */
export async function importCard(
  ctx: Context,
  { file, name }: CardForm,
): Promise<{ persona: PersonaView; warnings: readonly string[] }> {
  const { userId } = requireUser(ctx.actor);
  const card = readCard(await bytesOf(file));
  const fields = readFields(card.data);
  const persona = personaOf(fields, name);
  const id = newId();
  const portrait = card.picture ? await portraitOf(ctx, file) : null;
  const row: PersonaRow = await ctx.db.prisma.persona.create({
    omit: WITHOUT_CARD,
    data: {
      ...persona,
      id,
      ownerId: userId,
      name: nameFor(persona.displayName, id),
      card: JSON.stringify(card.data),
      avatarAssetId: portrait,
    },
  });
  await changePortrait(ctx, { before: null, after: portrait });
  const warnings = warningsOf(card, fields);
  const lost = card.picture && portrait === null ? ['Its picture is damaged and was left out.'] : [];
  return { persona: presentPersona(ctx, row), warnings: [...warnings, ...lost] };
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > CARD_LIMITS.file) throw refuseCard('too-large');
  return new Uint8Array(await file.arrayBuffer());
}

/** A card whose picture cannot be shown is still a card. */
async function portraitOf(ctx: Context, file: File): Promise<string | null> {
  try {
    return await takePortrait(ctx, sourceOf(file));
  } catch (error) {
    if (isDomainError(error) && error.code === 'invalid_input') return null;
    throw error;
  }
}
