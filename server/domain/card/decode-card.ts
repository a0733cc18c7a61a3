import { type CardJson, isCardJson } from './card-json.ts';
import { CARD_LIMITS } from './limits.ts';
import { refuseCard } from './refuse-card.ts';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** How an encrypted card of another program begins. */
const ENCRYPTED = 'rcc||';

/** The JSON object in a text of a PNG, which is base64, perhaps broken into lines. */
export function decodeCard(text: Buffer): CardJson {
  const plain = text.toString('latin1').replaceAll(/[\r\n\t ]/g, '');
  if (plain.startsWith(ENCRYPTED)) throw refuseCard('encrypted');
  if (!BASE64.test(plain)) throw refuseCard('damaged');
  return parseCard(Buffer.from(plain, 'base64'));
}

/** The JSON object that a file is. */
export function parseCard(bytes: Uint8Array): CardJson {
  if (bytes.length > CARD_LIMITS.json) throw refuseCard('too-large');
  const json = jsonOf(bytes);
  // Writing what is nested without end would break off.
  if (isDeeper(json, CARD_LIMITS.levels)) throw refuseCard('damaged');
  if (!isCardJson(json)) throw refuseCard('not-a-card');
  return json;
}

function isDeeper(json: unknown, levels: number): boolean {
  if (typeof json !== 'object' || json === null) return false;
  return levels === 0 || Object.values(json).some((inner) => isDeeper(inner, levels - 1));
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return json;
  } catch {
    throw refuseCard('damaged');
  }
}
