/** A name or a title as part of a line: it begins none of its own, whatever stands in it. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
