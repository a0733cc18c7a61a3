/** No text is longer, counted as readers count. */
export const MOST_CHARACTERS = 300;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many characters readers see in `text`: a flag or a family of emoji is one. */
export function countCharacters(text: string): number {
  return [...graphemes.segment(text)].length;
}
