import type { Part } from './parts.ts';

/** Entries that stand together: they are searched shelf by shelf, the newest first, until enough is found. */
export const SHELF_SIZE = 2048;

export type Kind = 'title' | 'message';

/** Between a word and the shelf in front of it: a word itself holds neither. */
const MARKS: Record<Kind, string> = { title: '#', message: '.' };

/** The index's own form of `part`, the entry `number` of the user. */
export function shelved(part: Part, kind: Kind, userId: number, number: number): string {
  const shelf = `${userId}.${Math.floor(number / SHELF_SIZE)}${MARKS[kind]}`;
  return Array.from(part.positions, ([word, at]) => `'${shelf}${word}':${at.join(',')}`).join(' ');
}

/** The index's own form of a word in a question; the statement puts user and shelf for `~`. */
export function askedFor(word: string, kind: Kind, begun: boolean): string {
  return `'~${MARKS[kind]}${word}'${begun ? ':*' : ''}`;
}
