import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { idFrom, newId } from '#server/kernel/ids.ts';
import { type Card, CARD_LIMITS, creditsOf, readCard, readFields, refuseCard } from '../card/index.ts';
import { sourceOf, takePortrait } from '../file/index.ts';
import { personaOf } from './card-fields.ts';
import { warningsOf } from './card-warnings.ts';
import { nameFor } from './name-for.ts';
import { visiblePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import { refuseMore } from './refuse-more.ts';
import type { CardForm } from './schema.ts';
import { shownText } from './shown-text.ts';
import { swapPortrait } from './swap-portrait.ts';
import type { CardPreview, PersonaView } from './view.ts';

/** What a character card says, and what would become of it. Errors: `invalid_input` with `details.reason` for what is no card. */
export async function previewCard(ctx: Context, { file }: CardForm): Promise<CardPreview> {
  requireUser(ctx.actor);
  const card = readCard(await bytesOf(file));
  const fields = readFields(card.data);
  const { displayName } = fields;
  return {
    version: card.version,
    displayName,
    description: shownText(fields, fields.description),
    greeting: shownText(fields, fields.greeting),
    ...creditsOf(card.data),
    picture: card.picture,
    warnings: warningsOf(card, fields),
  };
}

/**
 * Makes a persona of the asking user's own of a card: a new one, private, with the card's picture as its portrait; sent
 * again under the same `requestKey` it is that one. All that the card says is kept for its export. Errors: as
 * `previewCard`; `nameless` for a card without a name where the form gives none; too much text in all; `conflict` for one
 * persona too many.
 */
export async function importCard(
  ctx: Context,
  { file, name, requestKey }: CardForm,
): Promise<{ persona: PersonaView; warnings: readonly string[] }> {
  const { userId } = requireUser(ctx.actor);
  const card = readCard(await bytesOf(file));
  const fields = readFields(card.data);
  const id = requestKey === undefined ? newId() : idFrom(`card ${userId} ${requestKey}`);
  if (!(await isThere(ctx, id))) await store(ctx, id, card, personaOf(fields, name));
  const row = await visiblePersona(ctx, id);
  const portrait = card.picture && row.avatarAssetId === null ? await portraitOf(ctx, file) : null;
  if (portrait !== null) await swapPortrait(ctx, id, portrait);
  const shown = portrait === null ? row : await visiblePersona(ctx, id);
  const lost =
    card.picture && shown.avatarAssetId === null ? ['Its picture is damaged and was left out.'] : [];
  return { persona: presentPersona(ctx, shown), warnings: [...warningsOf(card, fields), ...lost] };
}

async function isThere(ctx: Context, id: string): Promise<boolean> {
  return (await ctx.db.prisma.persona.count({ where: { id } })) > 0;
}

/** Of the same request at once one stores it. */
async function store(
  ctx: Context,
  id: string,
  card: Card,
  fields: ReturnType<typeof personaOf>,
): Promise<void> {
  const { userId: ownerId } = requireUser(ctx.actor);
  await refuseMore(ctx);
  const name = nameFor(fields.displayName, id);
  const data = [{ ...fields, id, ownerId, name, card: JSON.stringify(card.data) }];
  await ctx.db.prisma.persona.createMany({ data, skipDuplicates: true });
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
