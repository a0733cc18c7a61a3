import { askedFor, type Kind } from './shelf.ts';
import { wordsOf } from './words.ts';

/** One word, or several that must follow one another. */
export type Term = {
  words: readonly {
    word: string;
    /** Places after the word before it. */
    step: number;
    /** Longer words that begin so will do. */
    begun: boolean;
  }[];
};

export type Question = { wanted: readonly Term[]; unwanted: readonly Term[] };

/** A minus, then quoted words (the last quote may be missing), or what stands between blanks. */
const CHUNKS = /(?<minus>-?)(?:["“”„](?<quoted>[^"“”„]*)["“”„]?|(?<plain>[^\s"“”„]+))/gu;
/** More words than that find no less. */
const MOST_WORDS = 48;

/** What is asked for; never an error, whatever was typed. */
export function readQuestion(text: string): Question {
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  let left = MOST_WORDS;
  const chunks = [...text.matchAll(CHUNKS)];
  for (const { groups, index, 0: whole } of chunks) {
    const { minus, quoted, plain = '' } = groups ?? {};
    const begun = minus === '' && quoted === undefined && index + whole.length >= text.trimEnd().length;
    const term = termOf(quoted ?? plain, begun);
    if (term.words.length === 0 || term.words.length > left) continue;
    left -= term.words.length;
    (minus === '' ? wanted : unwanted).push(term);
  }
  return { wanted, unwanted };
}

function termOf(text: string, begun: boolean): Term {
  const words = [...wordsOf(text)];
  // The last character of a run is there beside the pair that ends with it.
  const said = words.filter((one, index) => !(one.kind === 'last' && words[index - 1]?.end === one.end));
  return {
    words: said.map((one, index) => ({
      word: one.word,
      step: one.position - (said[index - 1]?.position ?? one.position),
      begun: one.kind === 'last' || (begun && index === said.length - 1),
    })),
  };
}

/** The question in PostgreSQL's language, about titles or messages; `null` where nothing is wanted. */
export function asQuery({ wanted, unwanted }: Question, kind: Kind): string | null {
  if (wanted.length === 0) return null;
  const terms = [
    ...wanted.map((term) => sequence(term, kind)),
    ...unwanted.map((term) => `!${sequence(term, kind)}`),
  ];
  return terms.join(' & ');
}

function sequence({ words }: Term, kind: Kind): string {
  const parts = words.map(({ word, step, begun }, index) => {
    const asked = askedFor(word, kind, begun);
    return index === 0 ? asked : `<${step}> ${asked}`;
  });
  return `(${parts.join(' ')})`;
}
