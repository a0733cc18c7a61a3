import { DomainError } from '#server/kernel/errors.ts';

const WORDS = {
  'too-large': 'This card is too large: a file may have 16 MB, and what it says 4 MB.',
  'too-many-values': 'This card has too many parts: its lists and objects may have 200,000 in all.',
  'too-long':
    'This card says too much: description, manner, traits, scenario, greeting, examples and instructions may have 40,000 characters in all.',
  'no-card': 'This picture holds no character card.',
  'not-a-card': 'This is no character card: a PNG with a card in it, or a card as JSON.',
  damaged: 'This card is damaged and cannot be read. Export it anew where it comes from.',
  encrypted: 'This card is encrypted. Export it without encryption.',
  nameless: 'This card has no name. Give it one to import it.',
} as const;

export type CardFlaw = keyof typeof WORDS;

/** `invalid_input` about the file of a card; `details.reason` says what is wrong with it. */
export function refuseCard(reason: CardFlaw): DomainError {
  return new DomainError('invalid_input', WORDS[reason], { details: { field: 'file', reason } });
}
