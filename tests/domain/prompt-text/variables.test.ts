import { expect, test } from 'vitest';
import { renderPrompt, variablesOf } from '#server/domain/prompt-text/schema.ts';

const textOf = (content: string, variables: Parameters<typeof renderPrompt>[1] = {}) => {
  const rendered = renderPrompt(content, variables);
  return rendered.outcome === 'rendered' ? rendered.text : rendered;
};

test.each([
  ['no variables', []],
  ['{a} and {b}, then {a} again', ['a', 'b']],
  ['{product_name} {first-name} {_x} {v2}', ['product_name', 'first-name', '_x', 'v2']],
  ['{größe} {имя} {名前} {नाम} {اسم}', ['größe', 'имя', '名前', 'नाम', 'اسم']],
  ['{a}{b}', ['a', 'b']],
  ['{{literal}} {{{inner}}}', ['inner']],
  ['{} { } {1} {2nd} {-a} { a } {a b} {a.b} {a:x} {"a": 1} {a', []],
  [`{${'x'.repeat(64)}} {${'y'.repeat(65)}}`, ['x'.repeat(64)]],
  ['{"name": "{name}", "list": [{value}]}', ['name', 'value']],
  ['{toString} {constructor}', ['toString', 'constructor']],
])('the variables of %j are %j', (content, names) => {
  expect(variablesOf(content)).toEqual(names);
});

test.each([
  ['Hello {name}!', { name: 'Ada' }, 'Hello Ada!'],
  ['{a}{b}{a}', { a: '1', b: '2' }, '121'],
  ['{a} {b}', { a: '{b}', b: '{a} {{x}}' }, '{b} {a} {{x}}'],
  ['{a}', { a: '$& $1 \\' }, '$& $1 \\'],
  ['{a}', { a: '' }, ''],
  ['{n} {yes} {no}', { n: 0.5, yes: true, no: false }, '0.5 true false'],
  ['{a}', { a: 'A', unused: 'B' }, 'A'],
  ['line\n{a}\n\tend ', { a: 'x\ny' }, 'line\nx\ny\n\tend '],
])('%j with %j is %j', (content, variables, text) => {
  expect(textOf(content, variables)).toBe(text);
});

test.each([
  ['{{name}}', '{name}'],
  ['{{{name}}}', '{Ada}'],
  ['{{{{name}}}}', '{{name}}'],
  ['}} {{', '} {'],
  ['{name}}}', 'Ada}'],
  ['a { b', 'a { b'],
  ['a } b', 'a } b'],
  ['{{}}', '{}'],
  ['{}', '{}'],
])('of the braces in %j there stays %j', (content, text) => {
  expect(textOf(content, { name: 'Ada' })).toBe(text);
});

test.each([
  '{"a": 1}',
  '{"a": {"b": {"c": []}}}',
  '[{"a":{}},{"b":{}}]',
  'function f() { return {a: {b: 1}}; }',
  'if (x) { y(); } else { z(); }',
  '.card { color: red } @media print { .card { display: none }}',
  ':-{ and :-}',
])('%s stays as it is', (content) => {
  expect([textOf(content), variablesOf(content)]).toEqual([content, []]);
});

test('JSON may be written with doubled braces too, as templates elsewhere ask for it', () => {
  expect(textOf('{{"a": {{"b": {value}}}}}', { value: 1 })).toBe('{"a": {"b": 1}}');
  expect(textOf('{"a": {"b": {value}}}', { value: 1 })).toBe('{"a": {"b": 1}}');
});

test('all variables that are missing are named, and nothing is taken from what every object has', () => {
  expect(renderPrompt('{b} {a} {b} {toString}', { a: 'A' })).toEqual({
    outcome: 'missing',
    names: ['b', 'toString'],
  });
});

test('what would become longer than a message may be is not rendered', () => {
  const content = '{a}'.repeat(1_000);
  expect(renderPrompt(content, { a: 'x'.repeat(1_000) })).toMatchObject({ outcome: 'rendered' });
  expect(renderPrompt(content, { a: 'x'.repeat(1_001) })).toEqual({ outcome: 'too-long' });
});

test('a hundred thousand braces are read in one go', () => {
  for (const brace of ['{', '}', '{{', '}}', '{a', '{a}']) {
    const content = brace.repeat(100_000 / brace.length);
    expect(variablesOf(content)).toEqual(brace === '{a}' ? ['a'] : []);
  }
});
