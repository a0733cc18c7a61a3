const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The beginning of `text`: at most `limit` UTF-16 units, never a part of what people see as one character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const across = characters.segment(text).containing(limit);
  if (across !== undefined && across.index > 0) return text.slice(0, across.index);
  // A single character longer than the limit: its first code points.
  return text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
}
