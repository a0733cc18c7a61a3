import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#server/kernel/ids.ts';
import { openApi } from '#tests/support/http/index.ts';
import { makePdf, scriptedPdf, scriptedReader } from '#tests/support/pdf/index.ts';

const it = await openApi({ ports: { pdfReader: scriptedReader } });
afterAll(() => it[Symbol.asyncDispose]());

const MB = 1024 * 1024;
const Uploaded = z.object({ file: z.looseObject({ id: z.int() }) });

async function newSession(token = it.token): Promise<number> {
  const body = {
    model: 'sandbox',
    messages: [{ role: 'user', content: '[[sandbox:tokens=1]]' }],
    stream: false,
  };
  const answer = await it.api.call('POST', '/v1/chat/stream', { token, body });
  return Number(answer.headers.get('x-session-id'));
}

/** Sends a form as a browser or curl does: each with a boundary of its own. */
function upload(
  session: number | string,
  content: Uint8Array<ArrayBuffer> | string,
  { name = 'document.pdf', field = 'file', key = '', token = it.token } = {},
): Promise<Response> {
  const form = new FormData();
  form.set('note', 'is ignored');
  form.set(field, new Blob([content], { type: 'application/pdf' }), name);
  const headers = { authorization: `Bearer ${token}`, ...(key === '' ? {} : { 'idempotency-key': key }) };
  return fetch(`${it.api.url}/api/chat/sessions/${session}/upload`, { method: 'POST', headers, body: form });
}

const told = async (response: Response): Promise<[number, unknown]> => [
  response.status,
  await response.json(),
];
const PAGES = ['Roses stand by the gate.', ''];

test('the answer is as the document has it, and the text is context for the next turn', async () => {
  const session = await newSession();
  const bytes = scriptedPdf(PAGES);
  const [status, body] = await told(await upload(session, bytes, { name: 'Plan, Übersicht.pdf' }));
  expect([status, body]).toEqual([
    200,
    {
      file: {
        id: expect.any(Number),
        filename: 'Plan, Übersicht.pdf',
        file_size: bytes.length,
        mime_type: 'application/pdf',
        extracted_text: 'Roses stand by the gate.\n\n',
        metadata: {
          page_count: 2,
          pages_without_text: 1,
          title: null,
          author: null,
          subject: null,
          creator: null,
          producer: null,
          created_at: null,
        },
      },
      message: 'File uploaded successfully',
    },
  ]);
  const asked = { model: 'sandbox', session_id: session, stream: false };
  const messages = [{ role: 'user', content: 'Where? [[sandbox:echo]]' }];
  const answer = await it.api.call('POST', '/v1/chat/stream', {
    token: it.token,
    body: { ...asked, messages },
  });
  expect(await answer.text()).toContain('[p. 1]\\nRoses stand by the gate.');
});

test('a session that is unknown, somebody else’s, or no number at all is not found', async () => {
  const other = await it.app.newUser();
  const { secret } = await it.app.apiKey(other.ctx);
  const theirs = await newSession(secret);
  for (const session of [theirs, 999_999, '99999999999999999999'])
    expect(await told(await upload(session, scriptedPdf(PAGES)))).toEqual([
      404,
      { detail: 'Chat session not found' },
    ]);
  expect((await upload('x', scriptedPdf(PAGES))).status).toBe(400);
});

test('a tab of copywriting takes no file', async () => {
  const session = await newSession();
  await it.app.ports.db.prisma.conversation.update({ where: { id: session }, data: { kind: 'tab' } });
  expect((await upload(session, scriptedPdf(PAGES))).status).toBe(404);
  expect(await it.app.ports.db.prisma.attachedFile.count({ where: { conversationId: session } })).toBe(0);
});

test.each([
  ['no PDF', '<html>', 400, 'This is not a PDF.'],
  ['no bytes', '', 400, 'The file is empty'],
  ['a mark that comes too late', `${' '.repeat(1024)}%PDF-`, 400, 'This is not a PDF.'],
  ['a locked file', scriptedPdf('encrypted'), 400, 'locked with a password'],
  ['a damaged file', scriptedPdf('damaged'), 400, 'damaged'],
  ['a scan', scriptedPdf('scanned'), 400, 'OCR'],
  ['11 MB', 'x'.repeat(11 * MB + 1), 413, 'at most'],
  ['10 MB and a byte', 'x'.repeat(10 * MB + 1), 413, 'file: must be at most 10 MB'],
])('%s is refused in words', async (_, content, status, words) => {
  const session = await newSession();
  const answer = await told(await upload(session, content));
  expect(answer).toEqual([status, { detail: expect.stringContaining(words) }]);
  expect(await it.app.ports.db.prisma.attachedFile.count({ where: { conversationId: session } })).toBe(0);
});

test('a form without the file, and what is no form, are refused', async () => {
  const session = await newSession();
  expect(await told(await upload(session, scriptedPdf(PAGES), { field: 'document' }))).toEqual([
    400,
    { detail: 'file: must be a file' },
  ]);
  const path = `/api/chat/sessions/${session}/upload`;
  const json = await it.api.call('POST', path, { token: it.token, body: {} });
  expect(await told(json)).toEqual([415, { detail: 'Content-Type must be multipart/form-data' }]);
});

test.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\me\\plan.pdf', 'plan.pdf'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(251)}.pdf`],
  ['..', 'document.pdf'],
  ['a "b" & <c>.PDF', 'a "b" & <c>.PDF'],
  ['\u202egpj.pdf', 'gpj.pdf'],
])('%s is called %s', async (name, filename) => {
  const answer = await upload(await newSession(), scriptedPdf(PAGES), { name });
  expect(await answer.json()).toMatchObject({ file: { filename } });
});

test('the same upload again, under another boundary, gets the first answer; another file is refused', async () => {
  const session = await newSession();
  const key = newId();
  const first = await told(await upload(session, scriptedPdf(PAGES), { key }));
  const again = await upload(session, scriptedPdf(PAGES), { key });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(await told(again)).toEqual(first);
  expect((await upload(session, scriptedPdf(['Other.']), { key })).status).toBe(422);
  // Also where the answer was lost: the row knows the request.
  await it.app.ports.db.prisma.idempotencyKey.deleteMany({ where: { key } });
  expect(await told(await upload(session, scriptedPdf(PAGES), { key }))).toEqual(first);
  expect(await it.app.ports.db.prisma.attachedFile.count({ where: { conversationId: session } })).toBe(1);
});

test('an answer that is too long to be kept is told again under its key, and for another file refused', async () => {
  const session = await newSession();
  const key = newId();
  const long = scriptedPdf(['A sentence of some length. '.repeat(50_000)]);
  const first = await told(await upload(session, long, { key }));
  const again = await upload(session, long, { key });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(await told(again)).toEqual(first);
  expect((await upload(session, scriptedPdf(PAGES), { key })).status).toBe(422);
  expect(await it.app.ports.db.prisma.attachedFile.count({ where: { conversationId: session } })).toBe(1);
});

test('the original is kept as it came, and saved by its link under its own name', async () => {
  const session = await newSession();
  const bytes = scriptedPdf(PAGES);
  const { file } = Uploaded.parse(await (await upload(session, bytes, { name: 'Plän.pdf' })).json());
  const { key, checksum } = await it.app.ports.db.prisma.attachedFile.findUniqueOrThrow({
    where: { id: file.id },
  });
  expect(key).toMatch(/^[\w-]+\/files\/[\da-f-]{36}\.pdf$/);
  expect(Buffer.from(checksum).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await it.app.ports.storage.head(key)).toMatchObject({
    bytes: bytes.length,
    mediaType: 'application/pdf',
  });
});

test('through the real reader: a PDF goes in, its text comes out', { timeout: 60_000 }, async () => {
  await using real = await openApi();
  const body = {
    model: 'sandbox',
    messages: [{ role: 'user', content: '[[sandbox:tokens=1]]' }],
    stream: false,
  };
  const asked = await real.api.call('POST', '/v1/chat/stream', { token: real.token, body });
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(await makePdf(['Grüße.', 'Second.']))]), 'a.pdf');
  const path = `/api/chat/sessions/${asked.headers.get('x-session-id')}/upload`;
  const headers = { authorization: `Bearer ${real.token}` };
  const answer = await fetch(`${real.api.url}${path}`, { method: 'POST', headers, body: form });
  expect(await told(answer)).toMatchObject([200, { file: { extracted_text: 'Grüße.\n\nSecond.' } }]);
});
