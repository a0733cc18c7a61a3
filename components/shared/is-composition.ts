/** How soon after the end of a composition Safari reports the Enter that ended it. */
const SAFARI_MS = 30;

/**
 * Whether a keystroke belongs to an input method: choosing a candidate, not speaking to the page.
 * @param sinceComposition milliseconds since the last composition ended; `Infinity` when there was none
 */
export function isComposition(
  stroke: { key: string; keyCode: number; isComposing: boolean },
  sinceComposition: number,
): boolean {
  return (
    stroke.isComposing || stroke.keyCode === 229 || stroke.key === 'Process' || sinceComposition < SAFARI_MS
  );
}
