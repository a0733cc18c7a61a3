import { wordsOf } from './words.ts';

/** PostgreSQL knows no larger position of a word, and keeps no more positions of one. */
const MOST_WORDS = 16_000;
const MOST_POSITIONS = 255;
/** UTF-16 units of text in one part. */
export const PART_LENGTH = 100_000;
/** Of a part's different words, each with what stands beside it: PostgreSQL refuses an entry of a megabyte. */
const PART_BYTES = 300_000;
const BESIDE_A_WORD = 30;
/** So that one message cannot cost what ten thousand do: what follows in it is not found. */
const MOST_PARTS = 5;

export type Part = {
  /** Characters, as PostgreSQL counts them, of the text before this part. */
  begins: number;
  /** Where each word stands in the part, from 1. */
  positions: ReadonlyMap<string, readonly number[]>;
};

/**
 * A text as the index takes it: nearly always one part, a very long one in up to five, none without any word. A part
 * holds 100,000 UTF-16 units, 16,000 words, or so many different ones as have 300,000 bytes together, whichever comes
 * first; what follows the fifth is not covered, and no search finds it.
 */
export function* partsOf(text: string): Generator<Part> {
  let start = 0;
  let begins = 0;
  let count = 0;
  let bytes = 0;
  let parts = 1;
  let positions = new Map<string, number[]>();
  for (const word of wordsOf(text)) {
    const full = count >= MOST_WORDS || word.end - start > PART_LENGTH || bytes > PART_BYTES;
    if (count > 0 && full) {
      yield { begins, positions };
      if (++parts > MOST_PARTS) return;
      begins += characters(text.slice(start, word.start));
      start = word.start;
      [count, bytes, positions] = [0, 0, new Map<string, number[]>()];
    }
    count += 1;
    const known = positions.get(word.word);
    if (known !== undefined) {
      if (known.length < MOST_POSITIONS) known.push(count);
      continue;
    }
    positions.set(word.word, [count]);
    bytes += Buffer.byteLength(word.word) + BESIDE_A_WORD;
  }
  if (count > 0) yield { begins, positions };
}

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

function characters(text: string): number {
  return text.length - (text.match(PAIR)?.length ?? 0);
}
