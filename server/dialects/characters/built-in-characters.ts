import { DomainError } from '#server/kernel/errors.ts';

/** What media needs to know of a character. */
type Character = { voice: string };

/** The characters that come with the product, by slug. */
const CHARACTERS: ReadonlyMap<string, Character> = new Map([
  ['assistant', { voice: 'default' }],
  ['creative', { voice: 'expressive' }],
]);

/** Whoever names no character means this one. */
export const USUAL_CHARACTER = 'assistant';

/** The character with this slug, or `not_found`. */
export function characterOf(slug: string = USUAL_CHARACTER): Character {
  const found = CHARACTERS.get(slug);
  if (found === undefined) throw new DomainError('not_found', 'Character not found');
  return found;
}
