import { expect, test } from 'vitest';
import { toPlainText } from '#components/shared/markdown/to-plain-text.ts';

test('plain text has the words and no markup', () => {
  const text = [
    '# Title',
    'Some **bold** [link](https://a.b) and `code` [1] [docs].',
    '- a\n  - b\n- [x] c',
    '2. d\n3. e',
    '> quote',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '---',
    '```js\nlet a;\n```',
    '![a cat](https://a.b/c.png)',
    '[docs]: /docs',
  ].join('\n\n');
  expect(toPlainText(text)).toBe(
    [
      'Title',
      'Some bold link and code [1] docs.',
      '• a\n• b\n• (done) c',
      '2. d\n3. e',
      'quote',
      'a, b\n1, 2',
      'let a;',
      'a cat',
    ].join('\n\n'),
  );
});
