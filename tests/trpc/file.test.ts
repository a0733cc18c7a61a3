import { afterAll, expect, test } from 'vitest';
import { newId } from '#server/kernel/ids.ts';
import { openApi, sessionCookieOf } from '#tests/support/http/index.ts';
import { scriptedPdf, scriptedReader } from '#tests/support/pdf/index.ts';

const it = await openApi({ ports: { pdfReader: scriptedReader } });
afterAll(() => it[Symbol.asyncDispose]());
const cookie = await sessionCookieOf(it.user);
const MB = 1024 * 1024;

async function attach(content: Uint8Array<ArrayBuffer>, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([content], 'a.pdf'));
  const answer = await fetch(`${it.api.url}/api/trpc/file.attach`, {
    method: 'POST',
    headers: { cookie },
    body: form,
  });
  return [answer.status, await answer.json()] as const;
}

function padded(bytes: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([scriptedPdf(['Text.']), Buffer.alloc(bytes, ' ')]).subarray(0, bytes));
}

test('a form with a file of ten megabytes begins a conversation', async () => {
  const conversationId = newId();
  expect(await attach(padded(10 * MB), { conversationId })).toMatchObject([
    200,
    { result: { data: { conversation: { id: conversationId, title: 'a.pdf' }, file: { bytes: 10 * MB } } } },
  ]);
  const input = encodeURIComponent(JSON.stringify({ conversationId }));
  const listed = await it.api.call('GET', `/api/trpc/file.list?input=${input}`, { headers: { cookie } });
  expect(await listed.json()).toMatchObject({
    result: { data: { files: [{ name: 'a.pdf', use: 'whole' }], roomTokens: expect.any(Number) } },
  });
});

test.each([
  ['more than ten megabytes', padded(10 * MB + 1), newId(), 413, 'too_large'],
  ['no uuid', scriptedPdf(['Text.']), 'x', 400, 'invalid_input'],
  ['no PDF', new Uint8Array(Buffer.from('x')), newId(), 400, 'invalid_input'],
])('%s is refused', async (_, content, conversationId, status, domainCode) => {
  expect(await attach(content, { conversationId })).toMatchObject([
    status,
    { error: { data: { domainCode } } },
  ]);
});

test('far more than a file may have is refused while it comes', async () => {
  const [status, body] = await attach(padded(12 * MB), { conversationId: newId() });
  expect([status, body]).toMatchObject([413, { error: { data: { code: 'PAYLOAD_TOO_LARGE' } } }]);
});

test('what is no form is refused', async () => {
  const body = { conversationId: newId() };
  const answer = await it.api.call('POST', '/api/trpc/file.attach', { body, headers: { cookie } });
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { error: { data: { domainCode: 'invalid_input' } } },
  ]);
});
