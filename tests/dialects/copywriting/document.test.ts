import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { likeness, type OpenApi, openApi, printedBlocks, printedText } from '#tests/support/http/index.ts';

const PATH = '/api/v1/generate/chat';

let it: OpenApi;
let token: string;

/** The document speaks of tab 123 of user 456: the next ones that are made here become them. */
beforeAll(async () => {
  it = await openApi();
  for (const [table, id] of [
    ['conversations', 123],
    ['users', 456],
  ] as const) {
    const text = `ALTER SEQUENCE ${table}_id_seq RESTART ${id}`;
    await it.app.ports.db.query({ name: `restart-${table}`, text }, []);
  }
  const user = await it.app.newUser();
  ({ secret: token } = await it.app.apiKey(user.ctx));
});
afterAll(() => it[Symbol.asyncDispose]());

const printed = printedBlocks(path.join(import.meta.dirname, 'fixtures/document-001.md'));
const fixture = (name: string) => printedText(printed, name);
const compact = (name: string) => JSON.stringify(JSON.parse(fixture(name)));
const ask = (body: string, bearer: string | undefined = token) =>
  it.api.call('POST', PATH, { body, ...(bearer === '' ? {} : { token: bearer }) });

/** Times and made ids, each as a word of its own, so that the rest can be compared byte for byte. */
function normalised(text: string): string {
  return text
    .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g, '"TIME"')
    .replaceAll(/"[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}"/g, '"MADE"');
}

test('the document’s requests, one after the other, are answered field for field', async () => {
  const first = await ask(fixture('new conversation'));
  expect([first.status, first.headers.get('x-sandbox')]).toEqual([200, 'true']);
  const heard = await first.text();
  await expect(normalised(heard)).toMatchFileSnapshot('fixtures/new-conversation.answer.txt');
  expect(JSON.parse(heard)).toEqual(likeness(JSON.parse(fixture('answer to new conversation'))));

  const second = await ask(fixture('follow-up'));
  expect(second.status).toBe(200);
  const answered = await second.text();
  await expect(normalised(answered)).toMatchFileSnapshot('fixtures/follow-up.answer.txt');

  const again = await ask(fixture('follow-up'));
  expect([again.status, normalised(await again.text())]).toEqual([200, normalised(answered)]);
});

test.each([
  ['no token', ''],
  ['another token', 'YOUR_TOKEN'],
])('with %s the answer is the document’s 401', async (_, bearer) => {
  const response = await ask(fixture('new conversation'), bearer);
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect(await response.text()).toBe(compact('answer to unauthorized'));
});

test('without a title the answer is the document’s 400', async () => {
  const response = await ask(fixture('new conversation').replace(/^\s*"title".*\n/m, ''));
  expect(response.status).toBe(400);
  expect(await response.text()).toBe(compact('answer to bad request'));
});

test('every example that the document prints is one of these', () => {
  expect(printed.map(({ name }) => name)).toEqual([
    'new conversation',
    'follow-up',
    'answer to new conversation',
    'answer to unauthorized',
    'answer to bad request',
  ]);
});
