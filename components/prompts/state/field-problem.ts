import type { Draft } from './draft.ts';

/** The server takes no more; in UTF-16 units. */
const LIMITS = { title: 200, scenario: 100, description: 2_000, content: 100_000 } as const;

const MISSING = {
  title: 'A few words by which you will find it.',
  content: 'What is the model to be told?',
} as const;

export type Field = keyof typeof LIMITS;
const FIELDS: readonly Field[] = ['title', 'scenario', 'description', 'content'];

export type FieldProblem = { kind: 'missing' | 'long'; message: string };

/** What is wrong with a field, in words; `null` where nothing is. The server refuses the same. */
export function fieldProblem(field: Field, text: string): FieldProblem | null {
  const { length } = field === 'title' || field === 'scenario' ? text.trim() : text;
  if (length > LIMITS[field]) {
    const message = `${count(length)} characters: ${count(length - LIMITS[field])} too many.`;
    return { kind: 'long', message };
  }
  const needed = field === 'title' || field === 'content';
  return needed && text.trim() === '' ? { kind: 'missing', message: MISSING[field] } : null;
}

/** The first field that stands in the way of saving. */
export function firstProblem(draft: Draft): Field | null {
  return FIELDS.find((field) => fieldProblem(field, draft[field]) !== null) ?? null;
}

const count = (number: number) => number.toLocaleString('en');
