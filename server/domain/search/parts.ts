import { wordsOf } from './words.ts';

/** PostgreSQL knows no larger position of a word, and keeps no more positions of one. */
const MOST_WORDS = 16_000;
const MOST_POSITIONS = 255;
/** UTF-16 units of text in one part. */
export const PART_LENGTH = 100_000;

export type Part = {
  /** Characters, as PostgreSQL counts them, of the text before this part. */
  begins: number;
  /** Where each word stands in the part, from 1. */
  positions: ReadonlyMap<string, readonly number[]>;
};

/** A text as the index takes it: nearly always one part, a very long one in several; none without any word. */
export function* partsOf(text: string): Generator<Part> {
  let start = 0;
  let begins = 0;
  let count = 0;
  let positions = new Map<string, number[]>();
  for (const word of wordsOf(text)) {
    if (count > 0 && (count >= MOST_WORDS || word.end - start > PART_LENGTH)) {
      yield { begins, positions };
      begins += characters(text.slice(start, word.start));
      start = word.start;
      count = 0;
      positions = new Map();
    }
    count += 1;
    const known = positions.get(word.word);
    if (known === undefined) positions.set(word.word, [count]);
    else if (known.length < MOST_POSITIONS) known.push(count);
  }
  if (count > 0) yield { begins, positions };
}

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

function characters(text: string): number {
  return text.length - (text.match(PAIR)?.length ?? 0);
}
