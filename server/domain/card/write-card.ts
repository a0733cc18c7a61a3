import type { CardJson } from './card-json.ts';
import { isPng, makeChunk, PNG_SIGNATURE, pngChunks } from './png-chunks.ts';
import { refuseCard } from './refuse-card.ts';

/** What a picture is made of; every note about it, by whatever program, stays behind. */
const SEEN = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
]);

/** The picture with both cards in it, and no other text. */
export function writeCard(picture: Uint8Array, cards: { v2: CardJson; v3: CardJson }): Uint8Array {
  if (!isPng(picture)) throw refuseCard('not-a-card');
  const seen = [...pngChunks(picture)].filter(({ type }) => SEEN.has(type)).map(({ whole }) => whole);
  const texts = [textChunk('chara', cards.v2), textChunk('ccv3', cards.v3)];
  return Buffer.concat([PNG_SIGNATURE, ...seen, ...texts, makeChunk('IEND', Buffer.alloc(0))]);
}

function textChunk(keyword: string, card: CardJson): Buffer {
  const text = Buffer.from(JSON.stringify(card), 'utf8').toString('base64');
  return makeChunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1'));
}
