import type { PersonaRow } from './row.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { type CardJson, keptCard, makeCards, writeCard } from '../card/index.ts';
import { readPortrait } from '../file/index.ts';
import { fieldsOf } from './card-fields.ts';
import { changeablePersona } from './own-persona.ts';
import { ExportCardInput } from './schema.ts';
import type { CardFile } from './view.ts';

/**
 * A persona as a character card, as complete as it came and with its owner's changes. Errors: `not_found`, `forbidden` for
 * whoever may not change it, whose instructions it would tell; `invalid_input` for a PNG of what has no portrait.
 */
export async function exportCard(ctx: Context, input: ExportCardInput): Promise<CardFile> {
  const { persona: key, format } = ExportCardInput.parse(input);
  const persona = await changeablePersona(ctx, key);
  const where = { id: persona.id };
  const kept = await ctx.db.prisma.persona.findUnique({ where, select: { card: true } });
  const original: CardJson = kept?.card ? keptCard(kept.card) : {};
  const cards = makeCards({
    ...fieldsOf(persona),
    original,
    createdAt: persona.createdAt,
    updatedAt: persona.updatedAt,
  });
  if (format === 'png')
    return told(`${persona.name}.png`, 'image/png', writeCard(await portraitOf(ctx, persona), cards));
  const card = format === 'json-v3' ? cards.v3 : cards.v2;
  // Without indentation: of what is nested deeply that would be most of the file.
  return told(`${persona.name}.json`, 'application/json', Buffer.from(JSON.stringify(card)));
}

function told(fileName: string, mediaType: string, bytes: Uint8Array): CardFile {
  return { fileName, mediaType, base64: Buffer.from(bytes).toString('base64') };
}

async function portraitOf(ctx: Context, { name, ownerId, avatarAssetId }: PersonaRow): Promise<Uint8Array> {
  const ready = ownerId === null ? await ctx.portraits.find(`${name}.png`) : null;
  if (ready !== null) return ready.bytes;
  if (avatarAssetId === null) {
    const message = 'This character has no portrait to put the card into: give it one, or export it as JSON.';
    throw new DomainError('invalid_input', message, { details: { field: 'format' } });
  }
  return readPortrait(ctx, avatarAssetId);
}
