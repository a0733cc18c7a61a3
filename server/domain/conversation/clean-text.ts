const LONE_HIGH_SURROGATE_AT_END = /[\ud800-\udbff]$/;

/**
 * Makes a model's deltas storable: PostgreSQL holds neither NUL nor half a character, and a provider may cut
 * between the two halves of an emoji. Call the result with each delta, and with '' and `last` at the end.
 */
export function createTextCleaner(): (delta: string, last?: boolean) => string {
  let held = '';
  return (delta, last = false) => {
    const text = held + (delta.includes('\0') ? delta.replaceAll('\0', '') : delta);
    const half = last ? null : LONE_HIGH_SURROGATE_AT_END.exec(text);
    held = half === null ? '' : half[0];
    const whole = half === null ? text : text.slice(0, -1);
    return whole.isWellFormed() ? whole : whole.toWellFormed();
  };
}
