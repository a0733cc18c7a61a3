import { estimateTokens } from '#server/kernel/estimate-tokens.ts';

const LONGEST_LINE = 120;

/**
 * A summary by rules alone, for where there is no model to write one: what was there, and the beginning of each thing
 * that the user said. When that is too much every second line goes, the oldest thing said stays. At most `budget` tokens.
 */
export function digest(
  before: string | null,
  said: readonly { role: string; content: string }[],
  budget: number,
): string {
  const fresh = said
    .filter(({ role }) => role === 'user')
    .map(({ content }) => firstSentence(content))
    .filter((line) => line !== '')
    .map((line) => `- “${line}”`);
  let lines = [...(before === null ? [] : before.split('\n').slice(1)), ...fresh];
  const whole = () => [HEADING, ...lines].join('\n');
  while (lines.length > 1 && estimateTokens(whole()) > budget)
    lines = lines.filter((_, index) => index % 2 === 0);
  return whole();
}

const HEADING = 'Things the user said, the oldest first (excerpts, chosen by no model):';

function firstSentence(text: string): string {
  const [sentence = ''] = text.trim().split(/(?<=[.!?。！？])\s|\n/u);
  const plain = sentence.replaceAll(/\s+/g, ' ').trim();
  return plain.length <= LONGEST_LINE ? plain : `${plain.slice(0, LONGEST_LINE).toWellFormed()}…`;
}
