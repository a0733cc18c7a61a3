import { expect, test } from 'vitest';
import { revokeApiKey } from '#server/domain/account/index.ts';
import { startProviderSimulator } from '#tests/simulators/providers/index.ts';
import { providerEnvironment } from '#tests/support/app/index.ts';
import { type OpenApi, openApi, signToken } from '#tests/support/http/index.ts';

const HISTORY = '/v1/chat/history';

/** What somebody is told who may not come in. */
async function answerTo(it: OpenApi, headers: Record<string, string>, path = HISTORY) {
  const response = await it.api.call('GET', path, { headers });
  return [response.status, response.headers.get('www-authenticate'), await response.json()];
}

const REFUSED = [401, 'Bearer', { detail: expect.any(String) }];
const statusWith = async (it: OpenApi, token: string) =>
  (await it.api.call('GET', HISTORY, { token })).status;

test('without a token nothing is answered, and cookies and the query string count for nothing', async () => {
  await using it = await openApi();
  expect(await answerTo(it, {})).toEqual(REFUSED);
  expect(
    await answerTo(it, { cookie: `next-auth.session-token=${it.token}; authorization=Bearer ${it.token}` }),
  ).toEqual(REFUSED);
  for (const name of ['token', 'access_token', 'api_key', 'authorization']) {
    expect(await answerTo(it, {}, `${HISTORY}?${name}=${it.token}`)).toEqual(REFUSED);
  }
});

test.each([
  ['Basic', (token: string) => `Basic ${token}`],
  ['no scheme', (token: string) => token],
  ['the scheme alone', () => 'Bearer'],
  ['two tokens', (token: string) => `Bearer ${token} ${token}`],
  ['a comma', (token: string) => `Bearer ${token}, Bearer ${token}`],
  ['quotes', (token: string) => `Bearer "${token}"`],
  ['another prefix', (token: string) => `Bearer ${token.replace('gr_live_', 'gr_root_')}`],
  ['the key of the other mode', (token: string) => `Bearer ${token.replace('gr_live_', 'gr_test_')}`],
  ['a letter more', (token: string) => `Bearer ${token}a`],
  ['a letter less', (token: string) => `Bearer ${token.slice(0, -1)}`],
  ['other case', (token: string) => `Bearer ${token.toUpperCase()}`],
  ['a name of every object', () => 'Bearer __proto__'],
])('%s opens nothing', async (_, headerOf) => {
  await using it = await openApi();
  expect(await answerTo(it, { authorization: headerOf(it.token) })).toEqual(REFUSED);
});

test.each(['Bearer ', 'bearer ', 'BEARER ', ' Bearer   '])(
  '"%s" before a key is understood',
  async (scheme) => {
    await using it = await openApi();
    const response = await it.api.call('GET', HISTORY, {
      headers: { authorization: `${scheme}${it.token}` },
    });
    expect(response.status).toBe(200);
  },
);

test('a test key reaches the sandbox only, whatever providers are configured', async () => {
  await using provider = await startProviderSimulator();
  await using it = await openApi({ env: providerEnvironment(provider) });
  const { secret } = await it.app.apiKey(it.user.ctx, { mode: 'test' });
  expect(secret).toMatch(/^gr_test_[\w-]{43}$/);
  const body = {
    model: 'gpt-4',
    messages: [{ role: 'user', content: '[[sandbox:tokens=2]]' }],
    stream: false,
  };
  const response = await it.api.call('POST', '/v1/chat/stream', { token: secret, body });
  expect(response.headers.get('x-sandbox')).toBe('true');
  expect(await response.json()).toMatchObject({ message: { content: 'w1 w2' } });
  expect(provider.requests).toEqual([]);
});

test('a live key reaches the provider, and the answer is not marked', async () => {
  await using provider = await startProviderSimulator();
  await using it = await openApi({ env: providerEnvironment(provider) });
  provider.answer({ steps: [{ text: 'Hello.' }, { end: 'stop' }] });
  const body = { model: 'model-1', messages: [{ role: 'user', content: 'Hi' }], stream: false };
  const response = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
  expect(response.headers.has('x-sandbox')).toBe(false);
  expect(await response.json()).toMatchObject({ message: { content: 'Hello.' } });
});

test('a key with scopes does what they name, and is told which one it lacks', async () => {
  await using it = await openApi();
  const chat = await it.app.apiKey(it.user.ctx, { scopes: ['chat'] });
  const admin = await it.app.newUser({ admin: true });
  const metrics = await it.app.apiKey(admin.ctx, { scopes: ['metrics'] });
  expect(await statusWith(it, chat.secret)).toBe(200);
  const response = await it.api.call('GET', HISTORY, { token: metrics.secret });
  expect([response.status, await response.json()]).toEqual([
    403,
    { detail: 'This key lacks the scope "chat".' },
  ]);
});

test('an expired key opens nothing, though it was used a moment before', async () => {
  let now = Date.now();
  await using it = await openApi({ ports: { clock: { now: () => new Date(now) } } });
  const { secret, id } = await it.app.apiKey(it.user.ctx, { expiresAt: new Date(now + 5_000).toISOString() });
  expect(await statusWith(it, secret)).toBe(200);
  now += 5_001;
  await it.app.ports.db.prisma.apiKey.update({ where: { id }, data: { expiresAt: new Date(0) } });
  expect(await answerTo(it, { authorization: `Bearer ${secret}` })).toEqual(REFUSED);
});

test('a revoked key opens nothing from that moment, in other processes too', async () => {
  await using it = await openApi();
  await using other = await openApi();
  const { secret, id } = await it.app.apiKey(it.user.ctx);
  expect([await statusWith(it, secret), await statusWith(other, secret)]).toEqual([200, 200]);
  const heard = Promise.withResolvers<undefined>();
  const stop = other.app.ports.bus.subscribe('identities-changed', () => heard.resolve(undefined));
  await revokeApiKey(it.user.ctx, { id });
  expect(await statusWith(it, secret)).toBe(401);
  await heard.promise;
  stop();
  expect(await statusWith(other, secret)).toBe(401);
});

test('when a key was used last is noted', async () => {
  await using it = await openApi();
  const { id, secret } = await it.app.apiKey(it.user.ctx);
  const { prisma } = it.app.ports.db;
  await prisma.apiKey.update({ where: { id }, data: { lastUsedAt: new Date(0) } });
  await using other = await openApi();
  await statusWith(other, secret);
  const { lastUsedAt } = await prisma.apiKey.findUniqueOrThrow({ where: { id } });
  expect(Math.abs(Date.now() - Number(lastUsedAt))).toBeLessThan(60_000);
});

test('a key is stored as its SHA-256 and nothing else', async () => {
  await using it = await openApi();
  const { id, secret } = await it.app.apiKey(it.user.ctx);
  const [row] = await it.app.ports.db.query<{ row: string }>(
    { name: 'key', text: `SELECT k::text AS row FROM api_keys k WHERE id = $1` },
    [id],
  );
  expect(row?.row).not.toContain(secret.slice(8, 20));
  expect(row?.row).toContain(secret.slice(-4));
});

test('what is another user’s is not there', async () => {
  await using it = await openApi();
  const body = {
    model: 'gpt-4',
    messages: [{ role: 'user', content: '[[sandbox:tokens=1]]' }],
    stream: false,
  };
  const mine = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
  const [session_id, turn] = [Number(mine.headers.get('x-session-id')), mine.headers.get('x-turn-id')];
  const token = await signToken({ user_id: 'somebody else' });
  const tries: [string, string, unknown?][] = [
    ['GET', `/v1/chat/turns/${turn}`],
    ['GET', `/v1/chat/turns/${turn}/stream`],
    ['DELETE', `/v1/chat/turns/${turn}`],
    ['DELETE', `/v1/chat/sessions/${session_id}`],
    ['POST', '/v1/chat/switch-model', { session_id, model: 'gpt-4' }],
    ['POST', '/v1/chat/stream', { ...body, session_id }],
  ];
  for (const [method, path, sent] of tries) {
    expect([path, (await it.api.call(method, path, { token, body: sent })).status]).toEqual([path, 404]);
  }
  const history = await it.api.call('GET', HISTORY, { token });
  expect(await history.json()).toMatchObject({ total: 0, sessions: [] });
  expect((await it.api.call('GET', `/v1/chat/turns/${turn}`, { token: it.token })).status).toBe(200);
});
