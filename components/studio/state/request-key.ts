/** So soon after another a press for the very same thing is the same press. */
const SAME_PRESS_MS = 1500;

type Pressed = { key: string; wish: string; at: number };

/**
 * The key of a wish: the same one for a second press right after the first, and for a wish that was sent and never
 * answered; the server makes one thing of a key.
 * @param before the last press, with whether it was answered
 */
export function requestKeyFor(
  wish: string,
  now: number,
  before: (Pressed & { answered: boolean }) | null,
  newKey: () => string,
): Pressed {
  const same = before?.wish === wish && (!before.answered || now - before.at < SAME_PRESS_MS);
  return { key: same ? before.key : newKey(), wish, at: same ? before.at : now };
}
