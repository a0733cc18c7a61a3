import type { Term } from './read-question.ts';
import { type Word, wordsOf } from './words.ts';

/** A place, in UTF-16 units, where the term with this index stands. */
export type Mark = { start: number; end: number; term: number };

/** Every place in the text where one of the terms stands, in the order of their ends. */
export function* marksIn(text: string, terms: readonly Term[]): Generator<Mark> {
  const words: Word[] = [];
  for (const word of wordsOf(text)) {
    words.push(word);
    for (const [term, { words: asked }] of terms.entries()) {
      const start = beginOf(asked, words);
      if (start !== null) yield { start, end: endOf(word, asked.at(-1)), term };
    }
  }
}

/** Where the sequence begins that ends with the last of `words`; `null` where it does not. */
function beginOf(asked: Term['words'], words: readonly Word[]): number | null {
  let at = words.length - 1;
  for (let index = asked.length - 1; index >= 0; index--) {
    const one = asked[index];
    const word = words[at];
    if (one === undefined || word === undefined) return null;
    if (one.begun ? !word.word.startsWith(one.word) : word.word !== one.word) return null;
    if (index === 0) return word.start;
    at -= one.step;
  }
  return null;
}

/** A single character that was asked for is found as the first of a pair. */
function endOf(word: Word, asked: Term['words'][number] | undefined): number {
  const first = word.kind === 'pair' && asked !== undefined && asked.word.length < word.word.length;
  return first ? Math.min(word.end, word.start + asked.word.length) : word.end;
}
