import { expect, test } from 'vitest';
import { makeSnippet, markAll } from '#server/domain/search/make-snippet.ts';
import { readQuestion } from '#server/domain/search/read-question.ts';
import type { Marked } from '#server/domain/search/view.ts';

const marked = (parts: readonly Marked[]) =>
  parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
const snippet = (text: string, question: string) => marked(makeSnippet(text, readQuestion(question).wanted));
const filler = 'lorem ipsum dolor sit amet '.repeat(40);

test('what was searched for is marked, as it was written', () => {
  expect(snippet('A Crème brûlée, and a creme.', 'creme brul')).toBe('A [Crème] [brûlée], and a [creme].');
  expect(snippet('我想学习中文。', '学习中')).toBe('我想[学习中]文。');
  expect(snippet('黑猫白猫', '猫')).toBe('黑[猫]白[猫]');
  expect(snippet('red foxes, a red fox', '"red fox"')).toBe('red foxes, a [red fox]');
  expect(marked(markAll(`${filler}fox`, readQuestion('fox').wanted))).toBe(`${filler}[fox]`);
});

test('it shows the place where most of it stands together, on one line', () => {
  const text = `fox. ${filler}\n\nA red\tfox jumps. ${filler}`;
  const shown = snippet(text, 'red fox');
  expect(shown).toMatch(/^… ?.*A \[red\] \[fox\] jumps\. .*…$/);
  expect(shown.length).toBeLessThan(210);
  expect(shown).not.toMatch(/[\n\t]/);
});

test('it never cuts a character in two', () => {
  const text = `${'😀'.repeat(300)} fox ${'😀'.repeat(300)}`;
  expect(snippet(text, 'fox').isWellFormed()).toBe(true);
  expect(snippet(text, 'fox')).toContain('[fox]');
});
