import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#components/shared/markdown/parse-markdown.ts';
import { renderPlainHtml } from '../render-html.tsx';

function code(language: string, text: string): string {
  const buttons =
    '<button type="button" aria-pressed="false">Wrap</button><button type="button">Copy</button>';
  const header = `<figcaption><span>${language}</span>${buttons}<output></output></figcaption>`;
  return `<figure>${header}<pre tabindex="0"><code>${text}</code></pre></figure>`;
}

const CASES: readonly (readonly [name: string, text: string, html: string])[] = [
  ['paragraphs', 'a\nb\n\n\nc', '<p>a\nb</p><p>c</p>'],
  [
    'headings, two levels down',
    '# a\n## b ##\n#### c#\n###### d',
    '<h3>a</h3><h4>b</h4><h6>c#</h6><h6>d</h6>',
  ],
  ['no heading without a space', '#a', '<p>#a</p>'],
  ['underlined headings', 'a\nb\n===\nc\n---', '<h3>a\nb</h3><h4>c</h4>'],
  ['rules', 'a\n***\n- - -\n___', '<p>a</p><hr/><hr/><hr/>'],
  [
    'a fence with its language',
    '```ts title="x"\na < b\n\n  c\n```\nd',
    `${code('ts', 'a &lt; b\n\n  c')}<p>d</p>`,
  ],
  ['a fence of tildes around backticks', '~~~\n```\n~~~', code('text', '```')],
  ['a fence that never closes', '```js\na', code('js', 'a')],
  ['a longer fence around a shorter', '````\n```\n````', code('text', '```')],
  ['tabs in code', '```\n\ta\n```', code('text', '\ta')],
  ['no fence with a backtick behind', '```a`b', '<p>```a`b</p>'],
  ['indented code', '    a\n\n      b\n\nc', `${code('text', 'a\n\n  b')}<p>c</p>`],
  ['no indented code inside a paragraph', 'a\n    b', '<p>a\nb</p>'],
  ['tight lists', '- a\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
  ['a new list for a new bullet', '- a\n* b', '<ul><li><p>a</p></li></ul><ul><li><p>b</p></li></ul>'],
  ['ordered lists with a start', '3. a\n4. b', '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>'],
  ['no list from a number inside a paragraph', 'a\n2. b', '<p>a\n2. b</p>'],
  [
    'nested lists',
    '- a\n  - b\n    1. c\n- d',
    '<ul><li><p>a</p><ul><li><p>b</p><ol start="1"><li><p>c</p></li></ol></li></ul></li><li><p>d</p></li></ul>',
  ],
  [
    'code in a list',
    '1. a\n   ```\n   b\n   ```',
    `<ol start="1"><li><p>a</p>${code('text', 'b')}</li></ol>`,
  ],
  [
    'tasks',
    '- [ ] a\n- [x] b\n- [c] d',
    '<ul><li><label><input type="checkbox" disabled="" readOnly=""/><span>a</span></label></li>' +
      '<li><label><input type="checkbox" disabled="" readOnly="" checked=""/><span>b</span></label></li>' +
      '<li><p>[c] d</p></li></ul>',
  ],
  [
    'quotes',
    '> a\nb\n> > c\n\nd',
    '<blockquote><p>a\nb</p><blockquote><p>c</p></blockquote></blockquote><p>d</p>',
  ],
  ['a list in a quote', '> - a\n>   b', '<blockquote><ul><li><p>a\nb</p></li></ul></blockquote>'],
  ['definitions, which leave nothing', '[a]: /b\n[c]: <d>\n\ne', '<p>e</p>'],
  ['tags as text', '<div onclick="x">\n*a*', '<p>&lt;div onclick=&quot;x&quot;&gt;\n<em>a</em></p>'],
];

describe('blocks', () => {
  test.each(CASES)('%s', (_name, text, html) => {
    expect(renderPlainHtml(text)).toBe(html);
  });

  test('tables have alignments, escaped pipes and as many columns as their head', () => {
    const html = renderPlainHtml('Words:\n| a | b |\n|:-:|--:|\n| `x\\|y` | 1 | 2 |\n| z |\n\nafter');
    expect(html).toBe(
      '<p>Words:</p><section aria-label="Table" tabindex="0"><table><thead><tr><th scope="col">a</th>' +
        '<th scope="col">b</th></tr></thead><tbody><tr><td><code>x|y</code></td><td>1</td></tr>' +
        '<tr><td>z</td><td colSpan="1" aria-label="Empty"></td></tr></tbody></table></section><p>after</p>',
    );
  });

  test('a line of dashes without a pipe, or with other columns, makes no table', () => {
    expect(renderPlainHtml('| a | b |\n|---|')).toBe('<p>| a | b |\n|---|</p>');
  });

  test.each([
    ['- a\n- b\n', true],
    ['- a\n\n- b', false],
    ['- a\n\n  b', false],
    ['- a\n  - b\n\n    c\n- d', true],
    ['- a\n  ```\n\n  ```\n- b', true],
    ['- > a\n  >\n- b', true],
    ['- a\n- b\n\nc', true],
  ])('the list %j is tight: %s', (text, tight) => {
    expect(parseMarkdown(text).blocks[0]).toMatchObject({ type: 'list', tight });
  });
});
