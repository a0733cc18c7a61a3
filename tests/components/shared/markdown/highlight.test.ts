import { describe, expect, test } from 'vitest';
import { highlight } from '#components/shared/markdown/highlight.ts';

/** The coloured pieces, such as `keyword:const`. */
function colours(code: string, language: string): string[] {
  return (highlight(code, language) ?? [])
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind}:${text}`);
}

describe('highlighting', () => {
  test.each([
    ['ts', 'const a = `x\n${1}`; // "b"', ['keyword:const', 'string:`x\n${1}`', 'comment:// "b"']],
    ['TSX', "type A = 'b\\'c'", ['keyword:type', "string:'b\\'c'"]],
    ['json', '{"a": [1, true]}', ['string:"a"', 'number:1', 'keyword:true']],
    ['python', 'def f(): # x\n  """a\nb"""', ['keyword:def', 'comment:# x', 'string:"""a\nb"""']],
    ['bash', 'for a in b#c; do # d', ['keyword:for', 'keyword:in', 'keyword:do', 'comment:# d']],
    ['sql', "Select 'it''s' -- x", ['keyword:Select', "string:'it'", "string:'s'", 'comment:-- x']],
    [
      'html',
      '<a href="b">don\'t</a><!-- c -->',
      ['keyword:a', 'string:"b"', 'keyword:a', 'comment:<!-- c -->'],
    ],
    ['css', '@media (x) { a { b: "c" } } /* d */', ['keyword:@media', 'string:"c"', 'comment:/* d */']],
    ['yaml', 'a: true # b\nc: "d"', ['keyword:a', 'keyword:true', 'comment:# b', 'keyword:c', 'string:"d"']],
    ['go', 'func a() { return `b\nc` }', ['keyword:func', 'keyword:return', 'string:`b\nc`']],
    ['rust', "fn a<'b>(c: &'b str) {}", ['keyword:fn', 'keyword:str']],
    [
      'java',
      'public class A { int b = 0x1F; }',
      ['keyword:public', 'keyword:class', 'keyword:int', 'number:0x1F'],
    ],
    ['c', "#include <a>\nchar b = 'c';", ['keyword:include', 'keyword:char', "string:'c'"]],
    ['c++', 'template <typename T> /* a', ['keyword:template', 'keyword:typename', 'comment:/* a']],
  ])('knows %s', (language, code, expected) => {
    expect(colours(code, language)).toEqual(expected);
  });

  test('leaves unknown languages alone', () => {
    expect(highlight('graph TD', 'mermaid')).toBeUndefined();
    expect(highlight('x', 'constructor')).toBeUndefined();
  });

  test('an unclosed string ends with its line', () => {
    expect(colours('a = "b\nconst c', 'ts')).toEqual(['string:"b', 'keyword:const']);
  });
});

const LANGUAGES = 'ts json python bash sql html css yaml go rust java c cpp'.split(' ');
const PIECES = [
  '"',
  "'",
  '`',
  '\\',
  '/*',
  '//',
  '#',
  '<',
  '<!--',
  '--',
  '"""',
  'a',
  '1',
  '@',
  '\n',
  '"\\',
  '<a "',
  "''",
];

describe('hostile code of 50,000 characters', () => {
  test.each(LANGUAGES)('is read once and kept whole: %s', (language) => {
    for (const piece of PIECES) {
      const code = piece.repeat(Math.ceil(50_000 / piece.length));
      const started = performance.now();
      const tokens = highlight(code, language) ?? [];
      expect(tokens.map(({ text }) => text).join('')).toBe(code);
      expect(tokens.length).toBeLessThanOrEqual(code.length);
      // A quadratic reading takes many seconds; a linear one some ten milliseconds.
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
