import { type CardJson, isCardJson } from './card-json.ts';
import { CARD_LIMITS } from './limits.ts';
import { refuseCard } from './refuse-card.ts';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** How an encrypted card of another program begins. */
const ENCRYPTED = 'rcc||';

/** The JSON object in a text of a PNG, which is base64, perhaps broken into lines. */
export function decodeCard(text: Buffer): CardJson {
  const plain = withoutSpaces(text).toString('latin1');
  if (plain.startsWith(ENCRYPTED)) throw refuseCard('encrypted');
  if (!BASE64.test(plain)) throw refuseCard('damaged');
  return parseCard(Buffer.from(plain, 'base64'));
}

/** Tabs, ends of lines and spaces: a byte at a time, since replacing millions of them in a text takes long. */
const SPACES = new Set([0x09, 0x0a, 0x0d, 0x20]);

function withoutSpaces(text: Buffer): Buffer {
  const kept = Buffer.alloc(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at] ?? 0;
    if (!SPACES.has(byte)) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}

/** The JSON object that a file is. */
export function parseCard(bytes: Uint8Array): CardJson {
  if (bytes.length > CARD_LIMITS.json) throw refuseCard('too-large');
  // Reading millions of small things holds up everybody whom this process serves.
  if (hasMoreValues(bytes, CARD_LIMITS.values)) throw refuseCard('too-many-values');
  const json = jsonOf(bytes);
  // Writing what is nested without end would break off.
  if (isDeeper(json, CARD_LIMITS.levels)) throw refuseCard('damaged');
  if (!isCardJson(json)) throw refuseCard('not-a-card');
  return json;
}

/** What a card says, as the text that is kept of it. `too-large` where numbers written out make it longer than a card may be. */
export function cardText(data: CardJson): string {
  const text = JSON.stringify(data);
  if (Buffer.byteLength(text) > CARD_LIMITS.json) throw refuseCard('too-large');
  return text;
}

/** What `cardText` made, also by an earlier version with other limits. */
export function keptCard(text: string): CardJson {
  const json: unknown = JSON.parse(text);
  return isCardJson(json) ? json : {};
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
/** `{`, `[` and `,`: before each value of a list or an object stands one. */
const BEGINNINGS = new Set([0x7b, 0x5b, 0x2c]);

function hasMoreValues(bytes: Uint8Array, most: number): boolean {
  let values = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length && values <= most; at++) {
    const byte = bytes[at] ?? 0;
    if (quoted && byte === BACKSLASH) at++;
    else if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && BEGINNINGS.has(byte)) values++;
  }
  return values > most;
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
