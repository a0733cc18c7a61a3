/** The topic of what has no other: its own words, so that nothing is remembered twice. */
export function saidTopic(text: string): string {
  return `said:${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.!]+$/u, '')}`;
}
