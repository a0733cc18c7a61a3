import { expect, test } from 'vitest';
import { rankPrompts } from '#components/chat/composer/slash/rank-prompts.ts';
import { slashAfter, slashQuery } from '#components/chat/composer/slash/slash-query.ts';
import { aPrompt } from '../prompts/a-prompt.ts';

/** The question at `|`. */
const at = (marked: string) => slashQuery(marked.replace('|', ''), marked.indexOf('|'));

test('a slash that begins an empty line asks for prompts', () => {
  expect(at('/|')).toEqual({ at: 0, words: '' });
  expect(at('Hello\n/sum a|\nthere')).toEqual({ at: 6, words: 'sum a' });
});

test('a slash elsewhere, a path, a comment and text that follows are left alone', () => {
  const others = ['|', 'and/or|', '1 /|', ' /|', '/usr/|', '/usr/bin|', '//|', '/*|', '/ |', '/|there', '|/'];
  for (const other of others) expect(at(other), other).toBeNull();
  expect(at(`/${'x'.repeat(81)}|`)).toBeNull();
});

test('the button writes the slash where it begins a line', () => {
  expect(['', 'a', 'a\n'].map(slashAfter)).toEqual(['/', '\n/', '/']);
});

test('titles that begin so come first, then words of titles, then scenarios; accents and capitals do not matter', () => {
  const prompts = ['Résumé', 'A summary', 'Consume', 'Other'].map((title, index) =>
    aPrompt({ id: index, title, scenario: title === 'Other' ? 'summing up' : '' }),
  );
  const titles = (words: string) => rankPrompts(prompts, words).map(({ title }) => title);
  expect(titles('SUM')).toEqual(['A summary', 'Résumé', 'Consume', 'Other']);
  expect(titles('resu')).toEqual(['Résumé']);
  expect(titles('')).toEqual(['Résumé', 'A summary', 'Consume', 'Other']);
  expect(titles('usr')).toEqual([]);
});
