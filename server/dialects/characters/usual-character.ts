/** Whoever names no character means this one. */
export const USUAL_CHARACTER = 'assistant';
