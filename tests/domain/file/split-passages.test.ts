import { expect, test } from 'vitest';
import { splitPassages } from '#server/domain/file/split-passages.ts';

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

test.each([
  [
    'paragraphs',
    Array.from({ length: 400 }, (_, index) => `Paragraph ${index}. ${'It says little. '.repeat(20)}`).join(
      '\n\n',
    ),
  ],
  [
    'one paragraph of sentences',
    Array.from({ length: 8_000 }, (_, index) => `Sentence ${index} ends here.`).join(' '),
  ],
  ['one sentence without an end', Array.from({ length: 40_000 }, (_, index) => `${index}`).join(' ')],
  ['paragraphs of a word each', Array.from({ length: 20_000 }, (_, index) => `w${index}`).join('\n\n')],
])('a long page of %s is cut whole, in steps between which others have their turn', async (_, page) => {
  let turns = 0;
  let next = setImmediate(function turn() {
    turns++;
    next = setImmediate(turn);
  });
  const passages = await splitPassages([page]);
  clearImmediate(next);
  expect(passages.flatMap(({ text }) => words(text))).toEqual(words(page));
  expect(Math.max(...passages.map(({ text }) => text.length))).toBeLessThanOrEqual(1_202);
  expect(new Set(passages.map(({ pageFrom, pageTo }) => `${pageFrom}-${pageTo}`))).toEqual(new Set(['1-1']));
  // Once in sixteen passages while they are cut, and again while they are described.
  expect(turns).toBeGreaterThan((1.7 * passages.length) / 16);
});

test('a text without any blank is cut between characters', async () => {
  const page = '🙂'.repeat(30_000);
  const passages = await splitPassages([page]);
  expect(passages.map(({ text }) => text).join('')).toBe(page);
});

test('pages of a few words share a passage, and others do not', async () => {
  const long = 'A long sentence stands here. '.repeat(30).trim();
  const passages = await splitPassages(['One.', '', 'Three.', long, 'Five.']);
  expect(passages.map(({ text, pageFrom, pageTo }) => [pageFrom, pageTo, text])).toEqual([
    [1, 3, 'One.\n\nThree.'],
    [4, 4, long],
    [5, 5, 'Five.'],
  ]);
});
