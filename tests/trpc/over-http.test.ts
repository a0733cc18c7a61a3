import { expect, test } from 'vitest';
import { z } from 'zod';
import { requireUser } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/ids.ts';
import { openApi, sessionCookieOf, signToken } from '#tests/support/http/index.ts';

async function signedIn() {
  const it = await openApi();
  const cookie = await sessionCookieOf(it.user);
  return {
    it,
    get: (path: string, input?: unknown, headers: Record<string, string> = {}) =>
      it.api.call(
        'GET',
        `/api/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`,
        { headers: { cookie, ...headers } },
      ),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      it.api.call('POST', `/api/trpc/${path}`, { body, headers: { cookie, ...headers } }),
  };
}

const Refused = z.object({
  error: z.object({
    message: z.string(),
    data: z.looseObject({ code: z.string(), domainCode: z.string().nullable() }),
  }),
});

const codeIn = async (response: Response) => {
  const { error } = Refused.parse(await response.json());
  return [response.status, error.data.code, error.data.domainCode];
};

test('the signed-in person is answered, and nothing on the way may keep the answer', async () => {
  const { it, get } = await signedIn();
  await using _ = it;
  const response = await get('account.me', undefined, { 'X-Request-Id': 'mine-3' });
  expect(await response.json()).toMatchObject({
    result: { data: { me: { id: it.user.userId, email: it.user.email } } },
  });
  expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
  expect(response.headers.get('x-request-id')).toBe('mine-3');
});

test.each(['model.list', 'apiKey.list', 'conversation.list'])(
  '%s is nobody’s who is not signed in',
  async (path) => {
    await using it = await openApi();
    expect(await codeIn(await it.api.call('GET', `/api/trpc/${path}?input=%7B%7D`))).toEqual([
      401,
      'UNAUTHORIZED',
      'unauthenticated',
    ]);
  },
);

test('whoever is not signed in is told so, even of a body that is no JSON', async () => {
  await using it = await openApi();
  const response = await it.api.call('POST', '/api/trpc/turn.ask', { body: '{' });
  expect(await codeIn(response)).toEqual([401, 'UNAUTHORIZED', 'unauthenticated']);
});

test('a bearer token opens no door of the pages', async () => {
  await using it = await openApi();
  for (const token of [it.token, await signToken({ user_id: 'u' })]) {
    expect(await codeIn(await it.api.call('GET', '/api/trpc/model.list', { token }))).toEqual([
      401,
      'UNAUTHORIZED',
      'unauthenticated',
    ]);
  }
});

test('a request from a foreign page is refused, whatever cookies it brings', async () => {
  const { it, get, post } = await signedIn();
  await using _ = it;
  const foreign = { 'sec-fetch-site': 'cross-site' };
  for (const response of [
    await get('account.me', undefined, foreign),
    await post('apiKey.create', { name: 'x', mode: 'live' }, foreign),
  ]) {
    expect(response.status).toBe(403);
    expect(response.headers.get('x-request-id')).toBeTruthy();
  }
  expect(await it.app.ports.db.prisma.apiKey.count({ where: { name: 'x' } })).toBe(0);
  for (const site of ['same-origin', 'none'])
    expect((await get('account.me', undefined, { 'sec-fetch-site': site })).status).toBe(200);
});

test('a page that another user left open is refused, and does nothing in the name of who is signed in now', async () => {
  const { it, get, post } = await signedIn();
  await using _ = it;
  const { userId } = requireUser(it.user.ctx.actor);
  const page = (id: number) => ({ 'x-greenroom-user': String(id) });
  expect((await get('account.me', undefined, page(userId))).status).toBe(200);
  const response = await post('apiKey.create', { name: 'x', mode: 'live' }, page(userId + 1));
  expect(await codeIn(response)).toEqual([403, 'FORBIDDEN', 'forbidden']);
  expect(await it.app.ports.db.prisma.apiKey.count({ where: { name: 'x' } })).toBe(0);
});

test('several questions go in one request, and one that is refused spoils no other', async () => {
  const { it, get } = await signedIn();
  await using _ = it;
  const input = { 1: { conversationId: newId() } };
  const response = await get('model.list,conversation.get,account.me', undefined);
  expect(response.status).toBe(404);
  const batch = await it.api.call(
    'GET',
    `/api/trpc/model.list,conversation.get,account.me?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`,
    {
      headers: { cookie: await sessionCookieOf(it.user) },
    },
  );
  expect(batch.status).toBe(207);
  expect(await batch.json()).toMatchObject([
    { result: { data: { defaultAlias: expect.any(String) } } },
    { error: { data: { code: 'NOT_FOUND', domainCode: 'not_found', path: 'conversation.get' } } },
    { result: { data: { me: { id: it.user.userId } } } },
  ]);
});

test('more questions in one request than a page ever has are refused', async () => {
  const { it } = await signedIn();
  await using _ = it;
  const ask = (times: number) =>
    it.api.call('GET', `/api/trpc/${Array.from({ length: times }, () => 'account.me').join(',')}?batch=1`);
  expect([(await ask(20)).status, (await ask(21)).status]).toEqual([200, 400]);
});

test.each([
  ['/api/trpc/%', 404],
  ['/api/trpc/%ff', 404],
  ['/api/trpc/', 404],
  ['/api/trpc/conversation.get?input=%7B', 400],
  ['/api/trpc/conversation.get?input=%ff', 400],
  ['/api/trpc/conversation.get?input=null', 400],
  ['/api/trpc/conversation.get?batch=1&input=5', 400],
  [
    '/api/trpc/conversation.get?batch=1&input=%7B%220%22%3A%7B%22conversationId%22%3A%22%5Cu0000%22%7D%7D',
    400,
  ],
  ['/api/trpc/account.me?connectionParams=%7B', 400],
])('GET %s is refused with %i', async (path, status) => {
  const { it } = await signedIn();
  await using _ = it;
  const response = await it.api.call('GET', path, { headers: { cookie: await sessionCookieOf(it.user) } });
  expect(response.status).toBe(status);
  expect(response.headers.get('x-request-id')).toBeTruthy();
});

const UUID = newId();
const question = {
  conversationId: UUID,
  turnId: UUID,
  userMessage: { id: UUID, content: 'Hi' },
  assistantMessageId: UUID,
  parentId: null,
  model: 'gpt-4',
};
const BAD: [name: string, path: string, body: unknown, status: number][] = [
  ['nothing', 'turn.ask', undefined, 415],
  ['broken JSON', 'turn.ask', '{', 400],
  ['text', 'turn.ask', '"x"', 400],
  ['null', 'turn.ask', 'null', 400],
  ['deep nesting', 'turn.ask', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400],
  ['no UUID', 'turn.ask', { ...question, conversationId: 'x' }, 400],
  ['NUL in an id', 'turn.ask', { ...question, turnId: `${UUID}\0` }, 400],
  ['NUL in a question', 'turn.ask', { ...question, userMessage: { id: UUID, content: 'a\0b' } }, 400],
  ['an empty question', 'turn.ask', { ...question, userMessage: { id: UUID, content: '' } }, 400],
  [
    'a million and one letters',
    'turn.ask',
    { ...question, userMessage: { id: UUID, content: 'x'.repeat(1_000_001) } },
    400,
  ],
  ['an unknown model', 'turn.ask', { ...question, model: 'gpt-0' }, 400],
  ['a foreign parent', 'turn.ask', { ...question, parentId: newId() }, 404],
  ['NUL in a title', 'conversation.rename', { conversationId: newId(), title: 'a\0b' }, 404],
  ['a blank title', 'conversation.rename', { conversationId: UUID, title: ' ' }, 400],
  ['a foreign conversation', 'conversation.remove', { conversationId: newId() }, 404],
  ['a foreign turn', 'turn.stop', { turnId: newId() }, 404],
  ['a key’s unknown scope', 'apiKey.create', { name: 'x', mode: 'live', scopes: ['root'] }, 400],
  ['NUL in a key’s name', 'apiKey.create', { name: 'a\0b', mode: 'live' }, 400],
  [
    'a key that expires in no year',
    'apiKey.create',
    { name: 'x', mode: 'live', expiresAt: '0000-01-01T00:00:00Z' },
    400,
  ],
  [
    'NUL in a person’s name',
    'account.signUp',
    { email: 'nul@example.com', password: 'correct horse battery', name: 'a\0b' },
    400,
  ],
  ['a short password', 'account.signUp', { email: 'short@example.com', password: 'x' }, 400],
  ['what is asked with GET', 'conversation.list', {}, 405],
  ['nine mebibytes', 'turn.ask', { ...question, more: 'x'.repeat(9 * 1024 * 1024) }, 413],
  ['no such procedure', 'account.destroy', {}, 404],
  ['a name of every object', '__proto__', {}, 404],
  ['another name of every object', 'account.constructor', {}, 404],
];

test.each(BAD)('%s sent to %s is refused in words for a person', async (_, path, body, status) => {
  const { it, post } = await signedIn();
  await using _it = it;
  const response = await post(path, body);
  const text = await response.text();
  expect([response.status, text.slice(0, 300)]).toEqual([status, expect.any(String)]);
  const { error } = Refused.parse(JSON.parse(text));
  expect(Object.keys(error.data)).not.toContain('stack');
  expect(error.message).not.toMatch(/prisma|invocation|\.ts|node_modules/i);
});

test('what breaks on our side is told without its cause, and logged without its words', async () => {
  await using it = await openApi();
  const lines: string[] = [];
  const log = {
    ...it.app.ports.log,
    error: (event: string, fields?: object) => void lines.push(JSON.stringify([event, fields])),
  };
  const failing = { ...it.app.ports.db, query: () => Promise.reject(new Error('hidden-word')) };
  await using broken = await openApi({ ports: { log, db: failing } });
  const headers = { cookie: await sessionCookieOf(it.user) };
  const response = await broken.api.call('GET', '/api/trpc/conversation.list?input=%7B%7D', { headers });
  const text = await response.text();
  expect([response.status, text]).toEqual([
    500,
    expect.stringContaining('Something went wrong on our side.'),
  ]);
  expect(text + lines.join('')).not.toContain('hidden-word');
  expect(lines).toHaveLength(1);
});
