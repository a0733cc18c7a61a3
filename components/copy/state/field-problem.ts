import type { Draft } from './draft.ts';

/** The server takes no more; in UTF-16 units. */
const LIMITS = { title: 300, feature: 10_000 } as const;

const MISSING = {
  title: 'What is it about? A few words do.',
  feature: 'What is to be said? A few facts do.',
} as const;

type Field = keyof typeof LIMITS;
export type FieldProblem = { kind: 'missing' | 'long'; message: string };

/** What is wrong with a field, in words; `null` where nothing is. The server refuses the same. */
export function fieldProblem(field: Field, text: string): FieldProblem | null {
  const { length } = text.trim();
  if (length > LIMITS[field]) {
    const message = `${count(length)} characters: ${count(length - LIMITS[field])} too many.`;
    return { kind: 'long', message };
  }
  return /[\p{L}\p{N}]/u.test(text) ? null : { kind: 'missing', message: MISSING[field] };
}

/** The first field that stands in the way of writing. */
export function firstProblem(draft: Draft): Field | null {
  if (fieldProblem('title', draft.title) !== null) return 'title';
  return fieldProblem('feature', draft.feature) === null ? null : 'feature';
}

const count = (number: number) => number.toLocaleString('en');
