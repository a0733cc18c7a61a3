import { type CardJson, objectIn, textIn, valueOf } from './card-json.ts';
import { parseCard } from './decode-card.ts';
import { CARD_LIMITS } from './limits.ts';
import { isPng } from './png-chunks.ts';
import { readPngCard } from './read-png-card.ts';
import { refuseCard } from './refuse-card.ts';

export type CardVersion = 'v1' | 'v2' | 'v3' | 'pygmalion';

/** A character card. `data`: all it says of the character, untouched. `picture`: the file is one. */
export type Card = { version: CardVersion; data: CardJson; picture: boolean; repaired: boolean };

/** How Pygmalion's web interface called the fields of version 1. */
const RENAMED = {
  name: 'char_name',
  description: 'char_persona',
  scenario: 'world_scenario',
  first_mes: 'char_greeting',
  mes_example: 'example_dialogue',
} as const;

/**
 * The card that a file is or holds: PNG or JSON, of the versions 1, 2 and 3. Errors: `invalid_input` with
 * `details.reason` (`too-large`, `no-card`, `not-a-card`, `damaged`, `encrypted`).
 */
export function readCard(bytes: Uint8Array): Card {
  if (bytes.length > CARD_LIMITS.file) throw refuseCard('too-large');
  const picture = isPng(bytes);
  const { json, repaired } = picture ? readPngCard(bytes) : { json: parseCard(bytes), repaired: false };
  return { ...cardIn(json), picture, repaired };
}

/** `spec` first: many cards of version 2 repeat the fields of version 1 beside their `data`. */
function cardIn(json: CardJson): { version: CardVersion; data: CardJson } {
  const spec = textIn(json, 'spec');
  const later = spec === 'chara_card_v2' || spec === 'chara_card_v3';
  if (later) return { version: spec === 'chara_card_v2' ? 'v2' : 'v3', data: objectIn(json, 'data') };
  const described = valueOf(json, 'first_mes') !== undefined || valueOf(json, 'description') !== undefined;
  if (valueOf(json, 'name') !== undefined && described) return { version: 'v1', data: json };
  if (valueOf(json, 'char_name') === undefined) throw refuseCard('not-a-card');
  const renamed = Object.entries(RENAMED).map(([name, before]) => [name, textIn(json, before)]);
  const before: readonly string[] = Object.values(RENAMED);
  const rest = Object.entries(json).filter(([name]) => !before.includes(name));
  return { version: 'pygmalion', data: Object.fromEntries([...rest, ...renamed]) };
}
