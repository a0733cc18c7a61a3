/** What is typed after a `/`: where the `/` stands, and the words. */
export type SlashQuery = { at: number; words: string };

const LONGEST = 80;

/**
 * The question for a prompt that ends at `caret`, `null` where there is none: its `/` begins a line that holds nothing
 * else, and what follows is no path and no comment.
 */
export function slashQuery(text: string, caret: number): SlashQuery | null {
  const at = text.lastIndexOf('\n', caret - 1) + 1;
  if (text[at] !== '/' || caret <= at) return null;
  const words = text.slice(at + 1, caret);
  const rest = text.slice(caret).split('\n', 1)[0] ?? '';
  const isOther = words.length > LONGEST || /^[\s/*]|\//.test(words) || rest.trim() !== '';
  return isOther ? null : { at, words };
}

/** What a button types so that a `/` begins a line at the end of `text`. */
export function slashAfter(text: string): string {
  return text === '' || text.endsWith('\n') ? '/' : '\n/';
}
