import { isTone } from './tones.ts';

/** A tab's name for people: `Smart watch_witty`, as a tab is named at first, reads "Smart watch · witty". */
export function shownName(name: string): string {
  const cut = name.lastIndexOf('_');
  const tone = name.slice(cut + 1);
  return cut > 0 && isTone(tone) ? `${name.slice(0, cut)} · ${tone}` : name;
}
