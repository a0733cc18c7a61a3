import { expect } from 'vitest';
import { type Belongings, SECRET } from './belongings.ts';

export type Heard = { status: number; text: string };

/** `heard` without what differs in every answer, and with the names of `named` in place of what they stand for. */
function plain({ status, text }: Heard, named: Belongings): string {
  const plainText = addressesIn(named).reduce(
    (told, [name, value]) => told.replaceAll(value, `<${name}>`),
    text,
  );
  const told = plainText
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<uuid>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/expires=\d+&signature=[\w-]+/g, '<signature>')
    .replaceAll(/"(?:response_time_ms|tokens_used)":\d+/g, '<figure>');
  return `${status} ${told}`;
}

/** Whoever asks for `theirs` hears the same as for `nobodys`, and nothing that its owner wrote. */
export function expectAlike(name: string, theirs: [Heard, Belongings], nobodys: [Heard, Belongings]): void {
  expect.soft(plain(...theirs), name).toBe(plain(...nobodys));
  expect.soft(theirs[0].text, name).not.toContain(SECRET);
}

/** Of an answer that differs each time: nothing that its owner wrote stands in it, and no address of it. */
export function expectNothingOf(name: string, { text }: Heard, theirs: Belongings): void {
  for (const [, value] of addressesIn(theirs)) expect.soft(text, name).not.toContain(value);
  expect.soft(text, name).not.toContain(SECRET);
}

/** Longest first. Numbers are short and stand in many answers for something else. */
function addressesIn(named: Belongings): [string, string][] {
  return Object.entries(named)
    .flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []))
    .toSorted(([, a], [, b]) => b.length - a.length);
}
