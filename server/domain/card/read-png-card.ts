import { isDomainError } from '#server/kernel/errors.ts';
import type { CardJson } from './card-json.ts';
import { decodeCard } from './decode-card.ts';
import { CARD_LIMITS } from './limits.ts';
import { pngChunks } from './png-chunks.ts';
import { refuseCard } from './refuse-card.ts';

/** The keywords of cards of version 3, and of those before it. */
const KEYWORDS = ['ccv3', 'chara'] as const;

/**
 * The card in a PNG: the newer one where it has two. `repaired`: the newer one could not be read, so it is the older one.
 */
export function readPngCard(bytes: Uint8Array): { json: CardJson; repaired: boolean } {
  const texts = textsIn(bytes);
  const newer = texts.get('ccv3');
  const older = texts.get('chara');
  if (newer === undefined && older === undefined) throw refuseCard('no-card');
  if (newer === undefined || older === undefined)
    return { json: decodeCard(newer ?? older ?? Buffer.alloc(0)), repaired: false };
  try {
    return { json: decodeCard(newer), repaired: false };
  } catch (error) {
    if (isDomainError(error) && error.details['reason'] === 'encrypted') throw error;
    return { json: decodeCard(older), repaired: true };
  }
}

/** Of each keyword the first; they are written in any case. */
function textsIn(bytes: Uint8Array): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const { type, data } of pngChunks(bytes)) {
    const end = data.indexOf(0);
    if (type !== 'tEXt' || end < 1) continue;
    const keyword = data.toString('latin1', 0, end).toLowerCase();
    if (!KEYWORDS.some((known) => known === keyword) || found.has(keyword)) continue;
    const text = data.subarray(end + 1);
    if (text.length > CARD_LIMITS.text) throw refuseCard('too-large');
    found.set(keyword, text);
  }
  return found;
}
