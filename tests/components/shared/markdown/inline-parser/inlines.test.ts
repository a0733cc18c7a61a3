import { describe, expect, test } from 'vitest';
import { renderPlainHtml } from '../render-html.tsx';

function inline(text: string, streaming = false): string {
  return renderPlainHtml(text, streaming).replace(/^<p>|<\/p>$/g, '');
}

const OUTSIDE = 'target="_blank" rel="noopener noreferrer nofollow"';
function link(href: string, words: string): string {
  return `<a href="${href}" ${OUTSIDE}>${words}</a>`;
}

describe('finished inline text', () => {
  test.each([
    [
      '*a* **b** ***c*** ~~d~~ _e_ __f__',
      '<em>a</em> <strong>b</strong> <em><strong>c</strong></em> <del>d</del> <em>e</em> <strong>f</strong>',
    ],
    ['**a *b* c** *a **b** c*', '<strong>a <em>b</em> c</strong> <em>a <strong>b</strong> c</em>'],
    ['***a** b* ***a* b**', '<em><strong>a</strong> b</em> <strong><em>a</em> b</strong>'],
    ['snake_case_word 2 * 3 * 4 a*b*c', 'snake_case_word 2 * 3 * 4 a<em>b</em>c'],
    ['**中文。**后面', '<strong>中文。</strong>后面'],
    ['**unclosed and *more', '**unclosed and *more'],
    ['**[0, 1)** and *[a*](/u)*', '<strong>[0, 1)</strong> and <em><a href="/u">a*</a></em>'],
    ['~5 and ~10~ ~~~', '~5 and ~10~ ~~~'],
    ['`a` `` b ` c `` ` d ` `e``f`', '<code>a</code> <code>b ` c</code> <code>d</code> <code>e``f</code>'],
    ['`unclosed *a* ``b``', '`unclosed <em>a</em> <code>b</code>'],
    ['\\*a\\* \\a \\\\ `\\`', '*a* \\a \\ <code>\\</code>'],
    ['&lt;b&gt; &copy; &#65;&#x42; &nope; AT&T', '&lt;b&gt; © AB &amp;nope; AT&amp;T'],
    ['a  \nb\\\nc\nd<br>e', 'a<br/>b<br/>c\nd<br/>e'],
    [
      '[a](/b "t") [c](</d e>) [f](/g(h)i)',
      '<a href="/b" title="t">a</a> <a href="/d%20e">c</a> <a href="/g(h)i">f</a>',
    ],
    ['[a](https://b.c) [d](#e)', `${link('https://b.c/', 'a')} <a href="#e">d</a>`],
    ['[a [b](/c) d](/e)', '[a <a href="/c">b</a> d](/e)'],
    ['[a](not a link) arr[0] []', '[a](not a link) arr[0] []'],
    [
      'https://a.b/c_d_(e). (https://a.b) **https://a.b**',
      `${link('https://a.b/c_d_(e)', 'https://a.b/c_d_(e)')}. (${link('https://a.b/', 'https://a.b')}) <strong>${link('https://a.b/', 'https://a.b')}</strong>`,
    ],
    ['[https://a.b](https://c.d)', link('https://c.d/', 'https://a.b')],
    [
      '<https://a.b> <me@a.b> a < b <T>',
      `${link('https://a.b/', 'https://a.b')} <a href="mailto:me@a.b">me@a.b</a> a &lt; b &lt;T&gt;`,
    ],
    ['$x_1$ and $y_2$', '$x_1$ and $y_2$'],
    [
      '![own](/assets/x.png "t")',
      '<img src="/assets/x.png" alt="own" title="t" loading="lazy" referrerPolicy="no-referrer"/>',
    ],
    ['![far](https://a.b/c.png)', '<button type="button">Show image: far — a.b</button>'],
    ['[![far](https://a.b/c.png)](https://c.d)', link('https://c.d/', 'far')],
  ])('%s', (text, html) => {
    expect(inline(text)).toBe(html);
  });

  test('references find definitions further down, in any case, and keep their brackets without', () => {
    const html = renderPlainHtml(
      '[One], [two][ONE], [one][], ![pic][one] and [three][four]\n\n[one]: /x "t"',
    );
    expect(html).toBe(
      '<p><a href="/x" title="t">One</a>, <a href="/x" title="t">two</a>, <a href="/x" title="t">one</a>, ' +
        'pic and [three][four]</p>',
    );
  });
});

describe('inline text that still arrives', () => {
  test.each([
    ['a **bo', 'a <strong>bo</strong>'],
    ['a **bold*', 'a <strong>bold</strong>'],
    ['a **', 'a'],
    ['a *x **y', 'a <em>x <strong>y</strong></em>'],
    ['a `co', 'a <code>co</code>'],
    ['a ~~ol', 'a <del>ol</del>'],
    ['a [wor', 'a wor'],
    ['a [words]', 'a words'],
    ['a [words](https://exa', 'a words'],
    ['a ![alt](https://exa', 'a alt'],
    ['a https://a.b/c**', `a ${link('https://a.b/c', 'https://a.b/c')}`],
    ['a \\', 'a'],
    ['a &am', 'a'],
    ['a <https://a', 'a'],
  ])('%s', (text, html) => {
    expect(inline(text, true).trimEnd()).toBe(html);
  });

  test.each(['**', '-', '1.', '```', '```js', '| ', '[a]: https://x', '###', '> ', '---'])(
    'shows nothing for the beginning %s',
    (text) => {
      expect(renderPlainHtml(text, true)).toBe('');
    },
  );

  test('a number is held back only while it may begin a list item', () => {
    expect(renderPlainHtml('3.14159', true)).toBe('<p>3.14159</p>');
    expect(renderPlainHtml('2026-11', true)).toBe('<p>2026-11</p>');
    expect(renderPlainHtml('42', true)).toBe('');
  });

  test('an open fence is open code, and the head of a table a table', () => {
    expect(renderPlainHtml('```js\nlet a', true)).toContain('<code>let a</code>');
    expect(renderPlainHtml('| a | b', true)).toContain('<th scope="col">b</th>');
    expect(renderPlainHtml('| a | b |\n|--', true)).not.toContain('<p>');
  });
});
