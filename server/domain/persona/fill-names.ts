import { oneLine } from '#server/kernel/one-line.ts';

const PLACES = /\{\{\s*(char|user)\s*\}\}|<(BOT|CHAR|USER)>/gi;

/** A persona's text with its own name and the user's in the places marked for them, filled in once over, each on one line. */
export function fillNames(text: string, names: { char: string; user: string }): string {
  const char = oneLine(names.char);
  const user = oneLine(names.user);
  return text.replaceAll(PLACES, (_, braced?: string, pointed?: string) =>
    (braced ?? pointed ?? '').toLowerCase() === 'user' ? user : char,
  );
}
