import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

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

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');
const ask = (body: string, bearer: string | undefined = token) =>
  it.api.call('POST', PATH, { body, ...(bearer === '' ? {} : { token: bearer }) });

/** Times and made ids, each as a word of its own, so that the rest can be compared byte for byte. */
function normalised(text: string): string {
  return text
    .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g, '"TIME"')
    .replaceAll(/"[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}"/g, '"MADE"');
}

test('the document’s requests, one after the other, are answered field for field', async () => {
  const first = await ask(fixture('new-conversation.json'));
  expect([first.status, first.headers.get('x-sandbox')]).toEqual([200, 'true']);
  await expect(normalised(await first.text())).toMatchFileSnapshot('fixtures/new-conversation.answer.txt');

  const second = await ask(fixture('follow-up.json'));
  expect(second.status).toBe(200);
  const answered = await second.text();
  await expect(normalised(answered)).toMatchFileSnapshot('fixtures/follow-up.answer.txt');

  const again = await ask(fixture('follow-up.json'));
  expect([again.status, normalised(await again.text())]).toEqual([200, normalised(answered)]);
});

test.each([
  ['no token', ''],
  ['another token', 'YOUR_TOKEN'],
])('with %s the answer is the document’s 401', async (_, bearer) => {
  const response = await ask(fixture('new-conversation.json'), bearer);
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect(await response.text()).toBe(JSON.stringify(JSON.parse(fixture('unauthorized.json'))));
});

test('without a title the answer is the document’s 400', async () => {
  const response = await ask(fixture('new-conversation.json').replace(/^\s*"title".*\n/m, ''));
  expect(response.status).toBe(400);
  expect(await response.text()).toBe(JSON.stringify(JSON.parse(fixture('bad-request.json'))));
});
