import { expect, test } from 'vitest';
import { searchQueries, searchVector } from '#server/domain/prompt/search-words.ts';

const vectorOf = (title: string) => searchVector({ title, description: '', content: '' });

test('a word counts once, at the best place where it stands', () => {
  expect(searchVector({ title: 'One two', description: 'two three', content: 'three four one' })).toBe(
    `'one':1A 'two':1A 'three':1B 'four':1`,
  );
});

test.each([
  ['RÉSUMÉ résumé resume', `'resume':1A`],
  ['Ångström ÀÉÎÕÜ', `'angstrom':1A 'aeiou':1A`],
  ['Привет ΚΑΛΗΜΕΡΑ', `'привет':1A 'καλημερα':1A`],
  ['fullwidth ＡＢＣ ﬁne', `'fullwidth':1A 'abc':1A 'fine':1A`],
  [
    'snake_case kebab-case 3.5 {variable}',
    `'snake_case':1A 'kebab':1A 'case':1A '3':1A '5':1A 'variable':1A`,
  ],
  [`it's "quoted" \\ & | ! ( ) <-> :* :A`, `'it':1A 's':1A 'quoted':1A 'a':1A`],
  ['한국어 요약', `'한국어':1A '요약':1A`],
  ['文本摘要', `'文本':1A '本摘':1A '摘要':1A '要':1A`],
  ['カタカナ', `'カタ':1A 'タカ':1A 'カナ':1A 'ナ':1A`],
  ['AI摘要tool', `'ai':1A '摘要':1A '要':1A 'tool':1A`],
  ['🎉 party', `'🎉':1A 'party':1A`],
  ['!!! …', ''],
  ['', ''],
])('%j has the words %s', (text, vector) => {
  expect(vectorOf(text)).toBe(vector);
});

test.each([
  ['summ', `'summ':*`],
  ['Text  Summ', `'text' & 'summ':*`],
  ['摘要', `'摘要':*`],
  ['要', `'要':*`],
  ['本摘要 x', `'本摘' & '摘要' & 'x':*`],
  [`'; DROP TABLE prompts; --`, `'drop' & 'table' & 'prompts':*`],
  [`a' | 'b' & !c:*`, `'a' & 'b' & 'c':*`],
])('%j asks for %s', (search, anywhere) => {
  expect(searchQueries(search)?.anywhere).toBe(anywhere);
});

test('in the title alone the same words are asked for', () => {
  expect(searchQueries('text summ')?.title).toBe(`'text':A & 'summ':*A`);
});

test.each(['', ' ', '!?', '& | ! :*', "''"])('there are no words in %j', (search) => {
  expect(searchQueries(search)).toBeNull();
});

test('of a word without an end, and of very many words, there is kept what can be stored', () => {
  expect(vectorOf('x'.repeat(1_000))).toBe(`'${'x'.repeat(64)}':1A`);
  expect(searchQueries('x'.repeat(200))?.anywhere).toBe(`'${'x'.repeat(64)}':*`);
  const letters = Array.from({ length: 20_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  const content = Array.from(
    { length: 5 },
    (_, index) => `${letters.slice(index)}${letters.slice(0, index)}`,
  );
  expect(searchVector({ title: '', description: '', content: content.join('') }).length).toBeLessThan(
    1_000_000,
  );
});
