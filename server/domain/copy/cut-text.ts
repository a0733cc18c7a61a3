const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** What may stand at the end of a sentence, and what closes behind it. */
const SENTENCE_END = /(?:[.!?…]+|[。．！？؟۔।॥։።]+)["'”’»«“‘)\]」』】）]*(?=\s|$)|[。！？]+[」』】）”’]*/gu;
/** A full stop after these, or after a single letter, ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{L}|mrs?|ms|drs?|prof|sr|jr|st|no|nr|vs|etc|approx|incl|inc|ltd|ca|bzw|usw|ggf|inkl|max|min|e\.g|i\.e|z\.\s?b|u\.a|d\.h|p\. ?ej|p\. ?ex)\.$/iu;
/** Left hanging where a text was cut behind a word. */
const HANGING = /[\s,;:–—\-/&([{«„“‘¿¡、，；：（「『【]+$/u;

/** The index behind the first `count` characters as readers count them: the whole length where there are no more. */
export function cutAt(text: string, count: number): number {
  let left = count;
  for (const { index } of graphemes.segment(text)) {
    if (left === 0) return index;
    left--;
  }
  return text.length;
}

/** The index behind the last sentence that ends up to `limit`; 0 if none does. */
export function lastSentenceEnd(text: string, limit: number): number {
  let last = 0;
  for (const { index, 0: mark } of text.matchAll(SENTENCE_END)) {
    const end = index + mark.length;
    if (end > limit) break;
    if (mark !== '.' || !ABBREVIATION.test(text.slice(0, end))) last = end;
  }
  return last;
}

/**
 * The index behind the last word that ends up to `limit`: before a blank if there is one beyond `least`, else wherever
 * the language divides its words. Only a single word without an end is cut in its middle, between two characters.
 */
export function lastWordEnd(text: string, limit: number, least: number): number {
  const blank = lastBlank(text, limit);
  if (blank >= least) return withoutHanging(text, blank);
  let last = 0;
  // A word that reaches the very end of an unfinished text is not known to be whole.
  for (const { index, segment, isWordLike } of words.segment(text)) {
    const end = index + segment.length;
    if (end > limit || end === text.length) break;
    if (isWordLike === true) last = end;
  }
  return last > 0 ? last : limit;
}

/** The index of the last blank up to `limit`, or -1. */
function lastBlank(text: string, limit: number): number {
  for (let index = Math.min(limit, text.length - 1); index > 0; index--)
    if (/\s/.test(text.charAt(index))) return index;
  return -1;
}

function withoutHanging(text: string, end: number): number {
  return text.slice(0, end).replace(HANGING, '').length;
}
