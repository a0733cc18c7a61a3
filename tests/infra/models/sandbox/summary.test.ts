import { expect, test } from 'vitest';
import { composeAnswer } from '#server/infra/models/sandbox/compose-answer.ts';
import { summarize } from '#server/infra/models/sandbox/summary.ts';

const pointsIn = (question: string) =>
  composeAnswer(question, [])
    .split('\n')
    .filter((line) => /^(\*\*|- )/.test(line));

test('a short text that is to be summarized comes back as it is', () => {
  expect(pointsIn('Summarize the following text: Sample text to summarize')).toEqual([
    '**In short:** Sample text to summarize',
  ]);
});

test('of a long one the first and the longest sentences stay, in their order', () => {
  const text =
    'The theatre closes in May. Nobody knows why. It was built a hundred years ago by a baker who loved operas. Sad. Its roof leaks over the third row.';
  const kept = [
    '**In short:** The theatre closes in May.',
    '- It was built a hundred years ago by a baker who loved operas.',
    '- Its roof leaks over the third row.',
  ];
  expect(pointsIn(`Please summarise this: ${text}`)).toEqual(kept);
  expect(pointsIn(`Summarize what is between the dashes. One more: thing.\n\n---\n${text}\n---`)).toEqual(
    kept,
  );
  expect(composeAnswer(`Summarize: ${text}`, [])).toMatch(/^\*A sample from the sandbox/);
});

test.each([
  'Summarize',
  'Summarize: ',
  'Summarize: …',
  'What is a summary: a text?',
  'In my summary: the API',
])('no summary for %j', (question) => {
  expect(summarize(question)).toBeUndefined();
});
