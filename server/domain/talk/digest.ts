import { beginningWithin, estimateTokens } from '#server/kernel/estimate-tokens.ts';

const LONGEST_LINE = 120;
const HEADING = 'Things the user said, the oldest first (excerpts, chosen by no model):';

/**
 * A summary by rules alone, for where there is no model to write one: what was there, and the beginning of each thing
 * that the user said. What a model wrote before stays in front. When that is too much every second line goes, the oldest
 * thing said stays, and at last the end of what the model wrote goes. At most `budget` tokens.
 */
export function digest(
  before: string | null,
  said: readonly { role: string; content: string }[],
  budget: number,
): string {
  const { notes, excerpts } = readDigest(before ?? '');
  const fresh = said
    .filter(({ role }) => role === 'user')
    .map(({ content }) => firstSentence(content))
    .filter((line) => line !== '')
    .map((line) => `- “${line}”`);
  let lines = [...excerpts, ...fresh];
  const whole = (front = notes) => [...(front === '' ? [] : [front]), HEADING, ...lines].join('\n');
  while (lines.length > 1 && estimateTokens(whole()) > budget)
    lines = lines.filter((_, index) => index % 2 === 0);
  if (estimateTokens(whole()) <= budget) return whole();
  const front = beginningWithin(notes, budget - estimateTokens(whole('')));
  return whole(front === '' || front === notes ? front : `${front}…`);
}

/** What a model wrote, and what was excerpted behind it or instead. */
function readDigest(text: string): { notes: string; excerpts: string[] } {
  const lines = text.split('\n');
  const heading = lines.lastIndexOf(HEADING);
  return heading < 0
    ? { notes: text, excerpts: [] }
    : { notes: lines.slice(0, heading).join('\n'), excerpts: lines.slice(heading + 1) };
}

function firstSentence(text: string): string {
  const [sentence = ''] = text.trim().split(/(?<=[.!?。！？])\s|\n/u);
  const plain = sentence.replaceAll(/\s+/g, ' ').trim();
  return plain.length <= LONGEST_LINE ? plain : `${plain.slice(0, LONGEST_LINE).toWellFormed()}…`;
}
