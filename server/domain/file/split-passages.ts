import { setImmediate } from 'node:timers/promises';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import { searchableWords } from './searchable-words.ts';

/** A piece of text with the pages that it is from, counted from 1. */
type Piece = { pageFrom: number; pageTo: number; text: string };
export type Passage = Piece & { tokens: number; words: string };

/** Long enough for a thought, short enough for several in a prompt: about 300 tokens of English. */
const USUAL = 1_200;
/** A long file is a second's work: others are let in between so many pages or passages. */
const BREATH = 16;
/** Where a sentence ends, in any script. */
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Cuts pages into passages at paragraphs, else at sentences, else where it must be. A passage holds text of one page;
 * only pages of a few words each, such as slides, share one.
 */
export async function splitPassages(pages: readonly string[]): Promise<Passage[]> {
  const passages: Piece[] = [];
  for (const [index, page] of pages.entries()) {
    if (index % BREATH === 0) await setImmediate();
    const number = index + 1;
    const pieces = together(page.split(/\n{2,}/).flatMap(cutParagraph));
    const last = passages.at(-1);
    const [only] = pieces;
    if (last !== undefined && pieces.length === 1 && only !== undefined && isSlide(last, only)) {
      last.text = `${last.text}\n\n${only}`;
      last.pageTo = number;
    } else passages.push(...pieces.map((text) => ({ pageFrom: number, pageTo: number, text })));
  }
  return describe(passages);
}

async function describe(pieces: readonly Piece[]): Promise<Passage[]> {
  const passages: Passage[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (index % BREATH === 0) await setImmediate();
    passages.push({ ...piece, tokens: estimateTokens(piece.text), words: searchableWords(piece.text) });
  }
  return passages;
}

function isSlide(last: Piece, next: string): boolean {
  return last.text.length + next.length <= USUAL / 2;
}

/** Joins neighbours as long as they fit into one passage. */
function together(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + piece.length <= USUAL)
      joined[joined.length - 1] = `${last}\n\n${piece}`;
    else if (piece !== '') joined.push(piece);
  }
  return joined;
}

/** A paragraph that fits as it is, or its sentences in bundles that do. */
function cutParagraph(paragraph: string): string[] {
  if (paragraph.length <= USUAL) return [paragraph.trim()];
  const bundles: string[] = [''];
  for (const { segment } of SENTENCES.segment(paragraph)) {
    for (const part of cutSentence(segment)) {
      const last = bundles.at(-1) ?? '';
      if (last.length + part.length <= USUAL) bundles[bundles.length - 1] = last + part;
      else bundles.push(part);
    }
  }
  return bundles.map((bundle) => bundle.trim()).filter((bundle) => bundle !== '');
}

/** Tables and lists of figures may be one "sentence" of pages: cut at blanks, never inside a character. */
function cutSentence(sentence: string): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > USUAL) {
    const blank = Math.max(rest.lastIndexOf(' ', USUAL), rest.lastIndexOf('\n', USUAL));
    const cut = blank > USUAL / 2 ? blank : endOfCharacter(rest, USUAL);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...parts, rest];
}

function endOfCharacter(text: string, cut: number): number {
  const code = text.charCodeAt(cut - 1);
  return code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut;
}
