import { estimateTokens } from '#server/kernel/estimate-tokens.ts';

/** What a persona can do without, first what it can do without most easily. */
const LEAST_NEEDED_FIRST = [
  'examples',
  'greeting',
  'scenario',
  'description',
  'systemInstructions',
  'personality',
  'reminder',
] as const;

type Texts = Record<(typeof LEAST_NEEDED_FIRST)[number], string>;

/** The same texts in so many tokens less, by our estimate: the ends of those that are needed least are left out. */
export function shortenTexts(texts: Texts, tokens: number): Texts {
  const shorter = { ...texts };
  let over = tokens;
  for (const name of LEAST_NEEDED_FIRST) {
    if (over <= 0) break;
    const before = estimateTokens(shorter[name]);
    shorter[name] = beginningOf(shorter[name], before - over);
    over -= before - estimateTokens(shorter[name]);
  }
  return shorter;
}

/** The longest beginning that takes no more than this. */
function beginningOf(text: string, tokens: number): string {
  let [fits, tooLong] = [0, text.length + 1];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (estimateTokens(text.slice(0, middle)) <= tokens) fits = middle;
    else tooLong = middle;
  }
  return text.slice(0, fits).toWellFormed();
}
