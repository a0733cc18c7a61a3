import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { idFrom, newId } from '#server/kernel/ids.ts';
import { creditsOf } from '../card/index.ts';
import { sourceOf, takePortrait } from '../file/index.ts';
import { personaOf } from './card-fields.ts';
import { lostPicture, warningsOf } from './card-warnings.ts';
import { insertPersona } from './insert-persona.ts';
import { visiblePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import { readCardFile } from './read-card-file.ts';
import { refuseMore } from './refuse-more.ts';
import type { CardForm } from './schema.ts';
import { shownText } from './shown-text.ts';
import type { CardPreview, PersonaView } from './view.ts';

/** Stands for the name that whoever imports a card without one gives it. */
const UNNAMED = 'Unnamed';

/**
 * What a character card says, and what would become of it. Errors: `invalid_input` with `details.reason` for what is no card
 * and for all else that an import would refuse, but that it has no name.
 */
export async function previewCard(ctx: Context, { file }: CardForm): Promise<CardPreview> {
  requireUser(ctx.actor);
  const { card, fields } = await readCardFile(file);
  const { displayName } = fields;
  personaOf(fields, UNNAMED);
  return {
    version: card.version,
    displayName,
    description: shownText(fields, fields.description),
    greeting: shownText(fields, fields.greeting),
    ...creditsOf(card.data),
    picture: card.picture,
    warnings: [...warningsOf(card, fields), ...lostPicture(file, card, { tried: false })],
  };
}

/**
 * Makes a persona of the asking user's own of a card: a new one, private, with the card's picture as its portrait; sent
 * again under the same `requestKey` it is that one. All that the card says is kept for its export. Errors: as
 * `previewCard`; `nameless` for a card without a name where the form gives none; `conflict` for one persona too many and
 * what the picture's cleaner cannot do now: then nothing was made.
 */
export async function importCard(
  ctx: Context,
  { file, name, requestKey }: CardForm,
): Promise<{ persona: PersonaView; warnings: readonly string[] }> {
  const { userId } = requireUser(ctx.actor);
  const { card, fields, text } = await readCardFile(file);
  const persona = personaOf(fields, name);
  const id = requestKey === undefined ? newId() : idFrom(`card ${userId} ${requestKey}`);
  if ((await ctx.db.prisma.persona.count({ where: { id } })) === 0) {
    // Before a picture is made that nobody would get; what counts is looked at with the row.
    await refuseMore(ctx.db, userId);
    const avatarAssetId = card.picture ? await portraitOf(ctx, file) : null;
    await insertPersona(ctx, { ...persona, id, card: text, avatarAssetId });
  }
  const row = await visiblePersona(ctx, id);
  const lost = row.avatarAssetId === null ? lostPicture(file, card, { tried: true }) : [];
  return { persona: presentPersona(ctx, row), warnings: [...warningsOf(card, fields), ...lost] };
}

/** A card whose picture cannot be shown is still a card. */
async function portraitOf(ctx: Context, file: File): Promise<string | null> {
  try {
    return await takePortrait(ctx, sourceOf(file));
  } catch (error) {
    if (isDomainError(error) && (error.code === 'invalid_input' || error.code === 'too_large')) return null;
    throw error;
  }
}
