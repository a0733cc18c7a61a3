const ASKS_FOR_ONE = /^\W*(please\s+)?(summari[sz]e|sum up|give (me )?a( short)? summary)\b/i;
const BETWEEN_DASHES = /^-{3,}\n(.*)\n-{3,}\s*$/ms;
const AFTER_COLON = /:\s+(\S.*)$/s;
const SENTENCE_END = /(?<=[.!?]["”’)]?)\s+|(?<=[。！？])|\n+/;
const MOST_SENTENCES = 3;

/** A text made shorter by leaving out sentences; `undefined` where no summary is asked for, or there is no text. */
export function summarize(question: string): string | undefined {
  if (!ASKS_FOR_ONE.test(question)) return undefined;
  const passage = (BETWEEN_DASHES.exec(question) ?? AFTER_COLON.exec(question))?.[1] ?? '';
  const sentences = passage.split(SENTENCE_END).map((sentence) => sentence.trim());
  const [first, ...rest] = sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  if (first === undefined) return undefined;
  const longest = rest.toSorted((one, other) => other.length - one.length).slice(0, MOST_SENTENCES - 1);
  const points = rest.filter((sentence) => longest.includes(sentence)).slice(0, MOST_SENTENCES - 1);
  return [
    '*A sample from the sandbox: it understands no text, so it only leaves out sentences.*',
    `**In short:** ${first}`,
    ...(points.length === 0 ? [] : [points.map((point) => `- ${point}`).join('\n')]),
    'A real model would say it in words of its own.',
  ].join('\n\n');
}
