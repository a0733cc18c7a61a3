import { isComposition } from '#components/shared/is-composition.ts';

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

/** Whether a keystroke in the composer sends what was written. Mod+Enter does so everywhere. */
export function sends(stroke: Keystroke, { sinceComposition, coarsePointer }: Surroundings): boolean {
  if (stroke.key !== 'Enter' || isComposition(stroke, sinceComposition)) return false;
  if (stroke.metaKey || stroke.ctrlKey) return true;
  return !stroke.shiftKey && !stroke.altKey && !coarsePointer;
}
