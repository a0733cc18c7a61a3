import { LARGEST_BROUGHT } from '../file/index.ts';
import { type Card, type CardFields, unusedParts } from '../card/index.ts';

const MB = 1024 * 1024;

/** What of a card is not taken as it stands, in sentences. */
export function warningsOf(card: Card, { cut }: Pick<CardFields, 'cut'>): string[] {
  const { loreEntries, greetings, assets } = unusedParts(card.data);
  const warnings: string[] = [];
  if (card.repaired) warnings.push('The newer of its two cards is damaged; this is the older one.');
  for (const field of cut)
    warnings.push(`Its ${WORDS[field]} is too long: the end is left out here, and kept for the export.`);
  if (loreEntries > 0)
    warnings.push(
      `Its lorebook (${loreEntries === 1 ? '1 entry' : `${loreEntries} entries`}) is kept for the export, and not used in conversations.`,
    );
  if (greetings > 0)
    warnings.push(
      `${greetings === 1 ? '1 further greeting is' : `${greetings} further greetings are`} kept for the export; conversations begin with the first.`,
    );
  if (assets > 0)
    warnings.push('Pictures that it links to are not fetched; their addresses are kept for the export.');
  return warnings;
}

/** Why a card's picture becomes no portrait, as far as that is known; `tried`: it was to become one, and did not. */
export function lostPicture(
  file: File,
  { picture }: Pick<Card, 'picture'>,
  { tried }: { tried: boolean },
): string[] {
  if (!picture) return [];
  const most = LARGEST_BROUGHT.image;
  if (file.size > most)
    return [`Its picture is too large for a portrait (more than ${most / MB} MB) and is left out.`];
  return tried ? ['Its picture is damaged and was left out.'] : [];
}

const WORDS: Record<CardFields['cut'][number], string> = {
  description: 'description',
  personality: 'personality',
  scenario: 'scenario',
  greeting: 'greeting',
  examples: 'example dialogue',
  systemInstructions: 'system prompt',
  reminder: 'post-history instruction',
};
