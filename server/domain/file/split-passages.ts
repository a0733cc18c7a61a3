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
/** Of a longer paragraph, which may be a whole book without a line break, no more is looked at in one step. */
const LONGEST_STEP = 16_000;
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
    const pieces = await withBreaths(together(page));
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

async function withBreaths(pieces: Iterable<string>): Promise<string[]> {
  const all: string[] = [];
  for (const piece of pieces) if (all.push(piece) % BREATH === 0) await setImmediate();
  return all;
}

/** A page's pieces, neighbours joined as long as they fit into one passage; made as they are taken. */
function* together(page: string): Generator<string> {
  let joined = '';
  for (const paragraph of paragraphsOf(page)) {
    for (const piece of cutParagraph(paragraph)) {
      if (joined !== '' && joined.length + piece.length > USUAL) {
        yield joined;
        joined = '';
      }
      joined += joined === '' || piece === '' ? piece : `\n\n${piece}`;
    }
  }
  if (joined !== '') yield joined;
}

function* paragraphsOf(page: string): Generator<string> {
  let begin = 0;
  for (const { index, 0: gap } of page.matchAll(/\n{2,}/g)) {
    yield page.slice(begin, index);
    begin = index + gap.length;
  }
  yield page.slice(begin);
}

/** A paragraph that fits as it is, or its sentences in bundles that do. */
function* cutParagraph(paragraph: string): Generator<string> {
  let bundle = '';
  for (const sentence of sentencesOf(paragraph)) {
    for (const part of cutAtBlanks(sentence, USUAL)) {
      if (bundle.trim() !== '' && bundle.length + part.length > USUAL) {
        yield bundle.trim();
        bundle = '';
      }
      bundle += part;
    }
  }
  if (bundle.trim() !== '') yield bundle.trim();
}

function* sentencesOf(paragraph: string): Generator<string> {
  if (paragraph.length <= USUAL) yield paragraph;
  else
    for (const step of cutAtBlanks(paragraph, LONGEST_STEP))
      for (const { segment } of SENTENCES.segment(step)) yield segment;
}

/** Tables and lists of figures may be one "sentence" of pages: cut at blanks, never inside a character. */
function* cutAtBlanks(text: string, longest: number): Generator<string> {
  let rest = text;
  while (rest.length > longest) {
    const blank = Math.max(rest.lastIndexOf(' ', longest), rest.lastIndexOf('\n', longest));
    const cut = blank > longest / 2 ? blank : endOfCharacter(rest, longest);
    yield rest.slice(0, cut);
    rest = rest.slice(cut);
  }
  yield rest;
}

function endOfCharacter(text: string, cut: number): number {
  const code = text.charCodeAt(cut - 1);
  return code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut;
}
