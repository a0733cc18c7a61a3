import { type Card, type CardFields, unusedParts } from '../card/index.ts';

/** What of a card is not taken as it stands, in sentences. */
export function warningsOf(card: Card, { cut }: Pick<CardFields, 'cut'>): string[] {
  const { loreEntries, greetings, assets } = unusedParts(card.data);
  const warnings: string[] = [];
  if (card.repaired) warnings.push('The newer of its two cards is damaged; this is the older one.');
  for (const field of cut)
    warnings.push(`Its ${WORDS[field]} is too long: the end is left out here, and kept for the export.`);
  if (loreEntries > 0)
    warnings.push(
      `Its lorebook (${loreEntries} entries) is kept for the export, and not used in conversations.`,
    );
  if (greetings > 0)
    warnings.push(
      `${greetings} further greetings are kept for the export; conversations begin with the first.`,
    );
  if (assets > 0)
    warnings.push('Pictures that it links to are not fetched; their addresses are kept for the export.');
  return warnings;
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
