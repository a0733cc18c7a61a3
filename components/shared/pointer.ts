/** Whether people point with a finger here: Enter then begins a new line, as on every phone keyboard. */
export const isCoarse = (): boolean => window.matchMedia('(pointer: coarse)').matches;

/** Whether the composer may take focus by itself: not where that would raise a keyboard on the screen. */
export const mayFocus = (): boolean => window.matchMedia('(hover: hover)').matches && !isCoarse();
