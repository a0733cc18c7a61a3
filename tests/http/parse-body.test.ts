import { expect, test } from 'vitest';
import { parseJsonBody } from '#server/http/parse-body.ts';
import { makeRequest } from '#tests/support/http/index.ts';

const MEBIBYTE = 1024 * 1024;
const JSON_TYPE = 'application/json';
const parse = (body: string | Uint8Array, type: string | undefined = JSON_TYPE) =>
  parseJsonBody(
    makeRequest({ method: 'POST', body, headers: type === undefined ? {} : { 'content-type': type } }),
  );
const refused = (body: string | Uint8Array, type?: string) =>
  parse(body, type).then(
    () => 'taken',
    (error: unknown) => error,
  );

test.each([
  JSON_TYPE,
  'application/json; charset=utf-8',
  'Application/JSON ;charset=UTF-8',
  ' application/json ',
])('the content type "%s" is JSON', async (type) => {
  expect(await parse('{"a":1}', type)).toEqual({ a: 1 });
});

test.each([
  '',
  'text/plain',
  'application/jsonp',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
])('the content type "%s" is refused before the body is read', async (type) => {
  expect(await refused('not json', type)).toMatchObject({ code: 'unsupported' });
});

test('a body without content type is refused', async () => {
  const request = makeRequest({ method: 'POST', body: '{}' });
  await expect(parseJsonBody(request)).rejects.toMatchObject({ code: 'unsupported' });
});

test.each([
  ['', 'body: must not be empty'],
  [' \n', 'body: must not be empty'],
  ['{', 'body: is not valid JSON'],
  ["{'a':1}", 'body: is not valid JSON'],
  ['{"a":1}x', 'body: is not valid JSON'],
  ['{"a":NaN}', 'body: is not valid JSON'],
  ['{"a":"\n"}', 'body: is not valid JSON'],
])('%j is refused: %s', async (body, message) => {
  expect(await refused(body)).toMatchObject({ code: 'invalid_input', message });
});

test.each([
  ['a lone continuation byte', [0x22, 0x80, 0x22]],
  ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
  ['half of a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ['Latin-1', [0x22, 0xe9, 0x22]],
  ['a character that breaks off', [0x22, 0xe2, 0x82]],
])('%s is no UTF-8', async (_, bytes) => {
  expect(await refused(Uint8Array.from(bytes))).toMatchObject({
    code: 'invalid_input',
    message: 'body: must be UTF-8',
  });
});

test('a byte order mark in front is not part of the JSON', async () => {
  expect(await parse(Uint8Array.from([0xef, 0xbb, 0xbf, 0x31]))).toBe(1);
});

test.each([
  ['as an escape in a string', '{"a":"\\u0000"}'],
  ['in a key', '{"\\u0000":1}'],
  ['deep inside', '{"a":[[{"b":"x\\u0000y"}]]}'],
  ['after an escaped backslash', '"\\\\\\u0000"'],
])('NUL is refused %s', async (_, body) => {
  expect(await refused(body)).toMatchObject({ message: 'body: must not contain NUL characters' });
});

test('a raw NUL is no JSON', async () => {
  expect(await refused('"a\0b"')).toMatchObject({ message: 'body: is not valid JSON' });
});

test('a backslash followed by u0000 as text is no NUL', async () => {
  expect(await parse('{"a":"\\\\u0000"}')).toEqual({ a: '\\u0000' });
});

test('a hundred thousand brackets are parsed and searched for NUL without an overflow', async () => {
  const depth = 100_000;
  expect(await parse(`${'['.repeat(depth)}"\\\\u0000"${']'.repeat(depth)}`)).toBeInstanceOf(Array);
  expect(await refused(`${'['.repeat(depth)}"\\u0000"${']'.repeat(depth)}`)).toMatchObject({
    message: 'body: must not contain NUL characters',
  });
});

test('a key named __proto__ changes no prototype', async () => {
  const value = await parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect({}).not.toHaveProperty('polluted');
});

test('of a key given twice the last counts', async () => {
  expect(await parse('{"a":1,"a":2}')).toEqual({ a: 2 });
});

test('half an emoji written as an escape is text', async () => {
  expect(await parse('"\\ud83d"')).toBe('\ud83d');
});

test('a body of the limit is taken, a byte more is too large', async () => {
  const fits = `"${'x'.repeat(MEBIBYTE - 2)}"`;
  expect(await parse(fits)).toHaveLength(MEBIBYTE - 2);
  expect(await refused(`${fits} `)).toMatchObject({ code: 'too_large' });
});
