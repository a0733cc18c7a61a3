import { cutAt, lastSentenceEnd, lastWordEnd } from './cut-text.ts';
import { MOST_CHARACTERS } from './schema.ts';
import { withoutWrapping } from './without-wrapping.ts';

/** A cut at a sentence's end is only worth it if it leaves so much of the room. */
const ENOUGH = 0.4;

/**
 * A model's words as the text that is stored and shown: plain, on one line, of at most 300 grapheme clusters, ending
 * with a sentence if one ends late enough, else with a word. `unfinished`: the model was cut off, so its last word is
 * not to be trusted. Empty where nothing is left.
 */
export function fitCopy(raw: string, unfinished = false): string {
  const text = withoutWrapping(raw);
  const room = cutAt(text, MOST_CHARACTERS);
  if (room === text.length && (!unfinished || lastSentenceEnd(text, room) === room)) return text;
  const least = room * ENOUGH;
  const sentence = lastSentenceEnd(text, room);
  if (sentence >= least) return text.slice(0, sentence);
  return text.slice(0, lastWordEnd(text, room, least)).trimEnd();
}
