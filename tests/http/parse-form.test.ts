import { open } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { parseForm } from '#server/http/parse-form.ts';
import { FormFileShape, formBody } from './form-body.ts';
import { makeRequest } from '#tests/support/http/index.ts';

const LIMIT = { fileLimit: 1024 * 1024 };
const TYPE = 'multipart/form-data; boundary=b';

function request(body: string | Uint8Array, type = TYPE) {
  return makeRequest({ method: 'POST', headers: { 'content-type': type }, body });
}

async function fileOf(body: string | Uint8Array) {
  await using form = await parseForm(request(body), LIMIT);
  const file = FormFileShape.parse(form.fields['file']);
  const pieces: Uint8Array[] = [];
  for await (const piece of await file.read()) pieces.push(piece);
  const parts: Uint8Array[] = [];
  for await (const piece of await file.read({ from: 1, to: 2 })) parts.push(piece);
  return { ...file, content: Buffer.concat(pieces).toString(), middle: Buffer.concat(parts).toString() };
}

test('a file and texts: the file can be read more than once and in parts', async () => {
  const body = formBody([
    { head: 'name="note"', content: 'hello' },
    { head: 'name="note"', content: 'again' },
    { head: 'name="__proto__"', content: 'x' },
    { head: 'name="file"; filename="a.pdf"', type: 'application/pdf', content: 'abcd' },
  ]);
  await using form = await parseForm(request(body), LIMIT);
  expect(form.fields).toMatchObject({ note: 'hello' });
  expect(Object.keys(form.fields)).toContain('__proto__');
  expect(await fileOf(body)).toMatchObject({
    name: 'a.pdf',
    bytes: 4,
    checksum: '88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589',
    content: 'abcd',
    middle: 'bc',
  });
});

test.each([
  ['plain', 'filename="a b.pdf"', 'a b.pdf'],
  ['in UTF-8', 'filename="Übersicht 表.pdf"', 'Übersicht 表.pdf'],
  ['extended', `filename*=UTF-8''%C3%9Cbersicht.pdf`, 'Übersicht.pdf'],
  ['with an escaped quotation mark', 'filename="a \\"b\\".pdf"', 'a "b".pdf'],
  ['without quotation marks', 'filename=a.pdf', 'a.pdf'],
])('a name %s arrives', async (_, name, expected) => {
  expect((await fileOf(formBody([{ head: `name="file"; ${name}`, content: 'x' }]))).name).toBe(expected);
});

test.each([
  ['another content type', 'x', 'application/json', 'unsupported', 'multipart/form-data'],
  ['no content type', 'x', '', 'unsupported', 'multipart/form-data'],
  ['no boundary', 'x', 'multipart/form-data', 'invalid_input', 'boundary'],
  ['another boundary', formBody([]), 'multipart/form-data; boundary=c', 'invalid_input', 'complete form'],
  ['no body', '', TYPE, 'invalid_input', 'complete form'],
  [
    'a file that breaks off',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    TYPE,
    'invalid_input',
    'complete form',
  ],
  [
    'headers that break off',
    '--b\r\nContent-Disposition: form-data; na',
    TYPE,
    'invalid_input',
    'complete form',
  ],
  [
    'two files',
    formBody([1, 2].map(() => ({ head: 'name="file"; filename="a"', content: 'x' }))),
    TYPE,
    'invalid_input',
    'one file',
  ],
  [
    'too many fields',
    formBody(Array.from({ length: 80 }, (_, index) => ({ head: `name="f${index}"`, content: 'x' }))),
    TYPE,
    'invalid_input',
    'too many parts',
  ],
  [
    'a text that is too long',
    formBody([{ head: 'name="a"', content: 'x'.repeat(70_000) }]),
    TYPE,
    'too_large',
    'a: ',
  ],
  [
    'a file that is too large',
    formBody([{ head: 'name="file"; filename="a"', content: 'x'.repeat(1024 * 1024 + 1) }]),
    TYPE,
    'too_large',
    'file: must be at most 1 MB',
  ],
  ['much too much', 'x'.repeat(3 * 1024 * 1024), TYPE, 'too_large', 'at most'],
])('%s is refused', async (_, body, type, code, words) => {
  await expect(parseForm(request(body, type), LIMIT)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(words),
  });
});

test('headers without an end are not taken for anything', async () => {
  const huge = `--b\r\nContent-Disposition: form-data; name="file"\r\nX: ${'y'.repeat(50_000)}\r\n\r\nabc\r\n--b--\r\n`;
  await using form = await parseForm(request(huge), LIMIT);
  expect(Object.keys(form.fields)).toEqual(['file']);
});

test('a file of exactly the limit is taken, and one without bytes', async () => {
  const of = (content: string) => formBody([{ head: 'name="file"; filename="a"', content }]);
  expect((await fileOf(of('x'.repeat(1024 * 1024)))).bytes).toBe(1024 * 1024);
  expect((await fileOf(of(''))).bytes).toBe(0);
});

test('a disk that takes no more fails the form, and the rest of it is not waited for', async () => {
  const handle = await open(import.meta.filename);
  const write = vi.spyOn(Object.getPrototypeOf(handle), 'write').mockRejectedValue(new Error('ENOSPC'));
  await handle.close();
  const content = 'x'.repeat(1024 * 1024);
  const body = formBody([{ head: 'name="file"; filename="a.pdf"', content }]);
  await expect(parseForm(request(body), LIMIT)).rejects.toThrow('ENOSPC');
  write.mockRestore();
});
