import type { ModelMessage } from '#server/kernel/model.ts';

const LENGTH = 80;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A first title: the question's first line, at most 80 characters as people count them. */
export function questionTitle(messages: readonly ModelMessage[]): string {
  const question = messages.findLast((message) => message.role === 'user')?.content ?? '';
  return shorten(question) || 'New chat';
}

/** The first line of `text`, without blanks at the ends or doubled inside, cut between characters. */
export function shorten(text: string): string {
  // A longer line could not survive the cut below; slicing first keeps a megabyte of text cheap.
  const line =
    text
      .trimStart()
      .slice(0, LENGTH * 20)
      .split(/[\r\n]/, 1)[0] ?? '';
  const tidy = line.replaceAll(/\s+/g, ' ').trim();
  if (tidy.length <= LENGTH) return tidy;
  const kept = Array.from(graphemes.segment(tidy), (part) => part.segment);
  return kept.length <= LENGTH
    ? tidy
    : `${kept
        .slice(0, LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}
