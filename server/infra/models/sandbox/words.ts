/**
 * The text in pieces of one word each, with the white space before it; the last piece keeps what follows.
 * Joined, the pieces are the text.
 */
export function splitWords(text: string): string[] {
  // White space that no word follows would be searched again from each of its characters.
  const body = text.trimEnd();
  const pieces = body.match(/\s*\S+/g) ?? [];
  const tail = text.slice(body.length);
  const last = pieces.pop();
  return last === undefined ? [] : [...pieces, last + tail];
}

/** How many words a text has: what the sandbox counts as tokens. */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/\S+/g)) count += 1;
  return count;
}

/** `w1 w2 … wN`: numbered, so that a reader can tell which is missing. */
export function numberedWords(count: number): string {
  return Array.from({ length: count }, (_, index) => `w${index + 1}`).join(' ');
}
