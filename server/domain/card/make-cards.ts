import { type CardJson, isCardJson, listIn, objectIn, textIn, valueOf } from './card-json.ts';
import { CARD_TEXTS, type CardFields, readFields } from './read-fields.ts';

/** What every card has. */
const EMPTY = {
  name: '',
  description: '',
  personality: '',
  scenario: '',
  first_mes: '',
  mes_example: '',
  creator_notes: '',
  system_prompt: '',
  post_history_instructions: '',
  alternate_greetings: [],
  tags: [],
  creator: '',
  character_version: '',
  extensions: {},
} as const;

/** What version 3 has brought. */
const LATER = [
  'nickname',
  'assets',
  'group_only_greetings',
  'creator_notes_multilingual',
  'source',
  'creation_date',
  'modification_date',
];

/** `original`: the `data` of the card that the persona came with. `own`: what stands under our own name in a card. */
type Carded = Omit<CardFields, 'cut'> & { original: CardJson; createdAt: Date; updatedAt: Date };

/**
 * The persona as cards of both versions. What its owner has not changed since it came with a card is as that card has it,
 * whatever it is, and so is all that we know nothing of.
 */
export function makeCards(persona: Carded): { v2: CardJson; v3: CardJson } {
  const data = laidOver(persona);
  const v3 = {
    ...data,
    group_only_greetings: valueOf(data, 'group_only_greetings') ?? [],
    creation_date: valueOf(data, 'creation_date') ?? seconds(persona.createdAt),
    modification_date: seconds(persona.updatedAt),
  };
  return {
    v2: { spec: 'chara_card_v2', spec_version: '2.0', data: backfill(data) },
    v3: { spec: 'chara_card_v3', spec_version: '3.0', data: v3 },
  };
}

function laidOver({ original, ...persona }: Carded): CardJson {
  const before = readFields(original);
  const changed: Record<string, unknown> = {};
  for (const { field, name } of CARD_TEXTS)
    if (persona[field] !== before[field]) changed[name] = persona[field];
  if (persona.displayName !== before.displayName)
    changed[textIn(original, 'nickname') === '' ? 'name' : 'nickname'] = persona.displayName;
  if (JSON.stringify(persona.own) !== JSON.stringify(before.own))
    changed['extensions'] = { ...objectIn(original, 'extensions'), greenroom: persona.own };
  return { ...EMPTY, ...original, ...changed };
}

/** For readers of version 2: without what they do not know, and without instructions in a lorebook that they would take for text. */
function backfill(data: CardJson): CardJson {
  const kept = Object.fromEntries(Object.entries(data).filter(([name]) => !LATER.includes(name)));
  const book = valueOf(data, 'character_book');
  if (!isCardJson(book)) return kept;
  const entries = listIn(book, 'entries').map((entry) =>
    isCardJson(entry) ? { ...entry, content: textIn(entry, 'content').replace(/^(?:@@.*\n?)+/, '') } : entry,
  );
  return { ...kept, character_book: { ...book, entries } };
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
