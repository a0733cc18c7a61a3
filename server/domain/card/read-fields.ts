import { type CardJson, listIn, objectIn, textIn, valueOf } from './card-json.ts';

/** Where texts of a persona stand in a card, and the longest that a persona takes, in UTF-16 units. */
export const CARD_TEXTS = [
  { field: 'description', name: 'description', longest: 20_000 },
  { field: 'personality', name: 'personality', longest: 2_000 },
  { field: 'scenario', name: 'scenario', longest: 20_000 },
  { field: 'greeting', name: 'first_mes', longest: 20_000 },
  { field: 'examples', name: 'mes_example', longest: 20_000 },
  { field: 'systemInstructions', name: 'system_prompt', longest: 20_000 },
  { field: 'reminder', name: 'post_history_instructions', longest: 2_000 },
] as const;

const LONGEST_NAME = 100;
/** Stands for what another program would have said to its model. */
const ORIGINAL = /\{\{original\}\}/gi;

export type CardText = (typeof CARD_TEXTS)[number]['field'];

/** What a card says of a persona. `own`: what only this product knows of, unchecked. `cut`: fields that are longer. */
export type CardFields = Record<CardText, string> & {
  displayName: string;
  own: CardJson;
  cut: readonly CardText[];
};

/** Reads a card's `data` leniently: what is missing is empty, and nothing is wrong. */
export function readFields(data: CardJson): CardFields {
  const cut: CardText[] = [];
  const texts: Record<CardText, string> = {
    description: '',
    personality: '',
    scenario: '',
    greeting: '',
    examples: '',
    systemInstructions: '',
    reminder: '',
  };
  for (const { field, name, longest } of CARD_TEXTS) {
    const text = storable(textIn(data, name)).replaceAll(ORIGINAL, '').trim();
    if (text.length > longest) cut.push(field);
    texts[field] = text.slice(0, longest).toWellFormed();
  }
  const name = storable(textIn(data, 'nickname')).trim() || storable(textIn(data, 'name')).trim();
  const displayName = name.slice(0, LONGEST_NAME).toWellFormed();
  return { ...texts, displayName, own: objectIn(objectIn(data, 'extensions'), 'greenroom'), cut };
}

/** What is kept of a card without being used yet. */
export function unusedParts(data: CardJson): { loreEntries: number; greetings: number; assets: number } {
  return {
    loreEntries: listIn(objectIn(data, 'character_book'), 'entries').length,
    greetings: listIn(data, 'alternate_greetings').length,
    assets: listIn(data, 'assets').filter((asset) => asset !== null).length,
  };
}

/** Texts that are kept for the eye: who made the card, and what they say about it. */
export function creditsOf(data: CardJson): { creator: string; notes: string; tags: string[] } {
  const tags = valueOf(data, 'tags');
  const list = typeof tags === 'string' ? tags.split(',') : listIn(data, 'tags');
  return {
    creator: textIn(data, 'creator'),
    notes: textIn(data, 'creator_notes'),
    tags: list.flatMap((tag) => (typeof tag === 'string' && tag.trim() !== '' ? [tag.trim()] : [])),
  };
}

function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
