/** How soon after the end of a composition Safari reports the Enter that ended it. */
const SAFARI_MS = 30;

type Keystroke = {
  key: string;
  keyCode: number;
  isComposing: boolean;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
};

type Surroundings = {
  /** Milliseconds since the last composition ended; `Infinity` when there was none. */
  sinceComposition: number;
  /** A finger rather than a mouse. */
  coarsePointer: boolean;
};

/** Whether a keystroke belongs to an input method: choosing a candidate, not speaking to the page. */
export function isComposition(stroke: Keystroke, sinceComposition: number): boolean {
  return (
    stroke.isComposing || stroke.keyCode === 229 || stroke.key === 'Process' || sinceComposition < SAFARI_MS
  );
}

/** Whether a keystroke in the composer sends what was written. Mod+Enter does so everywhere. */
export function sends(stroke: Keystroke, { sinceComposition, coarsePointer }: Surroundings): boolean {
  if (stroke.key !== 'Enter' || isComposition(stroke, sinceComposition)) return false;
  if (stroke.metaKey || stroke.ctrlKey) return true;
  return !stroke.shiftKey && !stroke.altKey && !coarsePointer;
}
