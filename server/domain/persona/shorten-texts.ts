import { beginningWithin, estimateTokens } from '#server/kernel/estimate-tokens.ts';

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
    shorter[name] = beginningWithin(shorter[name], before - over);
    over -= before - estimateTokens(shorter[name]);
  }
  return shorter;
}
