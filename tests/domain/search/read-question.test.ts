import { expect, test } from 'vitest';
import { asQuery, readQuestion } from '#server/domain/search/read-question.ts';

const query = (text: string) => asQuery(readQuestion(text), 'message');

test.each([
  ['red fox', `('~.red') & ('~.fox':*)`],
  ['"red fox"', `('~.red' <1> '~.fox')`],
  ['“red fox', `('~.red' <1> '~.fox')`],
  ['fox -red', `('~.fox') & !('~.red')`],
  ['-"red fox" cub', `('~.cub':*) & !('~.red' <1> '~.fox')`],
  ["don't", `('~.don' <1> '~.t':*)`],
  ['中文', `('~.中文':*)`],
  ['学中文', `('~.学中' <1> '~.中文':*)`],
  ['猫 x', `('~.猫':*) & ('~.x':*)`],
  ['"中文 ok"', `('~.中文' <2> '~.ok')`],
])('“%s” asks for %s', (text, expected) => {
  expect(query(text)).toBe(expected);
});

test.each(['', '   ', '-', '""', '"', '-fox', '!&|<->():*', "'\\'"])('“%s” wants nothing', (text) => {
  expect(query(text)).toBeNull();
});

test('what is longer than anybody’s question is cut', () => {
  const { wanted } = readQuestion(Array.from({ length: 150 }, (_, index) => `w${index}`).join(' '));
  expect(wanted).toHaveLength(48);
});
