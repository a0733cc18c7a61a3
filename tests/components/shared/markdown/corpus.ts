/** Texts as models write them, and fragments that random texts are made of. */
export const ANSWERS: readonly string[] = [
  [
    '# Plan',
    '',
    'Use **bold _and nested_** text, `code`, ~~old~~ and [a link](https://example.com/a_(b) "title").',
    'A line with a hard break  ',
    'and the next; see https://example.com/path?x=1. Also <mailto:me@example.com>.',
    '',
    '1. First',
    '   ```ts',
    '   const a = "**not bold**";',
    '   ```',
    '2. Second',
    '   - nested',
    '     - deeper',
    '',
    '   loose',
    '',
    '- [ ] open',
    '- [x] done',
    '',
    '> Quote **with',
    'lazy** line',
    '> > nested',
    '',
    'Some words first',
    '| Name | Value |',
    '|:-----|------:|',
    '| `a\\|b` | **1** |',
    '| only |',
    '',
    'Setext',
    '------',
    '',
    '***',
    '',
    '    indented',
    '',
    '    code',
    '',
    'See [the docs][docs] and [docs] and [nothing].',
    '',
    '[docs]: https://example.com/docs "Docs"',
    '',
    '~~~python',
    'print("open")',
  ].join('\n'),
  'snake_case_name, 2*3*4, **[0, 1)** and *[Foo*](https://a.b) `a `` b` &amp; &copy; 😀 **中文。**后面',
  '- a\r\n- b\r\n\r\n  c\r\n\r\n```\r\nx\r\n```\r\n',
  'Unclosed `code and **bold and [link](https://a.b "ti',
];

const FRAGMENTS: readonly string[] = (
  '*·**·_·~~·`·``·```·~~~·[·]·](·](http://a.b "t")·![·<·>·<br>·> ·- ·+ ·1. ·2) ·- [ ] ·- [x] ·# ·## ·  ·    ·\t·\n·' +
  '\n\n·\n·| a | b |\n|---|---|\n·|·---·===·\n---\n·```js\n·\n```\n·[a]: http://q\n·[a]·https://x.y/z_(q)·' +
  '<http://a.b>·&amp;·&lt·\\·\\*·"·\'·(·)·!·😀·。·中·a·b c·foo·.·,·:· ·  \n'
).split('·');

/** Numbers in [0, 1) that are the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

export function randomText(random: () => number): string {
  const length = 1 + Math.floor(random() * 25);
  return Array.from({ length }, () => FRAGMENTS[Math.floor(random() * FRAGMENTS.length)] ?? '').join('');
}

/** The text cut into pieces of 1 to `longest` UTF-16 units. */
export function randomPieces(text: string, longest: number, random: () => number): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = from + 1 + Math.floor(random() * longest);
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
