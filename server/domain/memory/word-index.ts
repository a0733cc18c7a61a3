import { searchableWords } from '../file/index.ts';

/** Shorter words of an alphabet are found everywhere. */
const SHORTEST = 3;
/** Forms of one word differ by so many letters at their end, and share so many at least. */
const MOST_ENDING = 3;
const SHORTEST_STEM = 4;

/** The words of a text that say something, each once. */
export function termsOf(text: string): string[] {
  const words = searchableWords(text).split(' ');
  return [...new Set(words.filter((word) => word.length >= SHORTEST || /[^a-z]/.test(word)))];
}

/** In which of the texts a word stands, or one that it begins or that begins it, "live" and "lives": by look-ups, however many there are. */
export function indexOf(texts: readonly (readonly string[])[]): (word: string) => Set<number> {
  const whole = new Map<string, number[]>();
  const shortened = new Map<string, number[]>();
  const note = (places: Map<string, number[]>, form: string, place: number) => {
    const known = places.get(form);
    if (known === undefined) places.set(form, [place]);
    else known.push(place);
  };
  for (const [place, terms] of texts.entries())
    for (const term of terms) {
      note(whole, term, place);
      for (const form of shorterForms(term)) note(shortened, form, place);
    }
  return (word) =>
    new Set([
      ...[word, ...shorterForms(word)].flatMap((form) => whole.get(form) ?? []),
      ...(shortened.get(word) ?? []),
    ]);
}

/** A word without its last letters, as long as it still says something. */
function shorterForms(word: string): string[] {
  return Array.from({ length: MOST_ENDING }, (_, index) => word.slice(0, word.length - 1 - index)).filter(
    (form) => form.length >= SHORTEST_STEM,
  );
}
