import { fillNames } from './fill-names.ts';

/** A persona's text as whoever looks at it reads it: with its name, and "you", in the places for names. */
export function shownText({ displayName }: { displayName: string }, text: string): string {
  return fillNames(text, { char: displayName, user: 'you' });
}
