const PLACES = /\{\{\s*(char|user)\s*\}\}|<(BOT|CHAR|USER)>/gi;

/** A persona's text with its own name and the user's in the places marked for them, filled in once over. */
export function fillNames(text: string, names: { char: string; user: string }): string {
  return text.replaceAll(PLACES, (_, braced?: string, pointed?: string) =>
    (braced ?? pointed ?? '').toLowerCase() === 'user' ? names.user : names.char,
  );
}
