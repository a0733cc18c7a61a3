import { expect, test } from 'vitest';
import { influencers } from '#server/dialects/influencers/index.ts';
import { takeRequest } from '#server/domain/limits/index.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { type OpenApi, openApi, signToken } from '#tests/support/http/index.ts';
import { startApi } from '#tests/support/http/start-api.ts';
import { openKeyed, replayed } from './open-keyed.ts';

const NOON = Date.UTC(2026, 11, 1, 12);
const frozen = { now: () => new Date(NOON) };

const limitOf = ({ headers }: Response) =>
  ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) => headers.get(name));

/** Leaves so many requests of the user's programs. */
async function leave(it: OpenApi, left: number): Promise<void> {
  const { ctx } = await it.app.apiKey(it.user.ctx);
  await takeRequest({ ...ctx, clock: frozen }, { operation: 'test', cost: 150 - left });
}

test('every answer tells what is left: of an operation, a stream, a refusal and a wrong address', async () => {
  await using it = await openApi({ plan: 'free', ports: { clock: frozen } });
  const { token } = it;
  const body = { model: 'sandbox', messages: [{ role: 'user', content: '[[sandbox:tokens=1]]' }] };
  const stream = await it.api.call('POST', '/v1/chat/stream', { token, body });
  await stream.text();
  expect(limitOf(stream)).toEqual(['150', '149', String(NOON / 1000 + 1)]);
  const others = [
    await it.api.call('GET', '/v1/chat/history', { token }),
    await it.api.call('DELETE', '/v1/chat/sessions/999999', { token }),
    await it.api.call('GET', '/api/v1/media/status/unknown', { token }),
    await it.api.call('GET', '/api/v1/characters', { token }),
    await it.api.call('POST', '/v1/chat/stream', { token, body: '{' }),
    await it.api.call('PUT', '/v1/chat/history', { token }),
  ];
  expect(others.map((one) => [one.status, one.headers.get('ratelimit')])).toEqual([
    [200, '"free";r=148;t=2'],
    [404, '"free";r=147;t=2'],
    [404, '"free";r=146;t=3'],
    [200, '"free";r=145;t=3'],
    [400, '"free";r=144;t=4'],
    [405, '"free";r=143;t=5'],
  ]);
  const generations = await it.api.call('POST', '/chat', { token, body: {} });
  expect([generations.status, ...limitOf(generations)]).toEqual([400, null, null, null]);
  const last = await it.api.call('GET', '/api/v1/characters', { token });
  expect(last.headers.get('ratelimit')).toContain('r=142;');
});

test('what is one too many is refused unread, and with its Retry-After; POST /chat is not', async () => {
  await using it = await openApi({ plan: 'free', ports: { clock: frozen } });
  const { token } = it;
  await leave(it, 0);
  const refused = await it.api.call('POST', '/v1/chat/stream', { token, body: '{' });
  expect([refused.status, refused.headers.get('retry-after'), ...limitOf(refused)]).toEqual([
    429,
    '1',
    '150',
    '0',
    String(NOON / 1000 + 90),
  ]);
  const media = await it.api.call('GET', '/api/v1/media/status/unknown', { token });
  expect(await media.json()).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED', retry_after_seconds: 1 });
  expect((await it.api.call('POST', '/chat', { token, body: {} })).status).toBe(400);
});

test('all keys and tokens of a user take from one bucket, by the plan they have', async () => {
  await using it = await openApi({ plan: 'free', ports: { clock: frozen } });
  const { prisma } = it.app.ports.db;
  const user = await prisma.user.update({ where: { id: it.user.userId }, data: { plan: 'pro' } });
  const { secret } = await it.app.apiKey(it.user.ctx, { name: 'another', mode: 'test' });
  const tokens = [secret, await signToken({ user_id: user.uuid, exp: NOON / 1000 + 60 })];
  const told = [];
  for (const token of tokens)
    told.push(limitOf(await it.api.call('GET', '/v1/chat/history', { token })).slice(0, 2));
  expect(told).toEqual([
    ['900', '899'],
    ['900', '898'],
  ]);
});

test('an answer that is repeated by its key counts', async () => {
  await using it = await openKeyed(() => Promise.resolve({ made: 'one' }), { clock: frozen });
  await using limited = await openKeyed(
    () => Promise.resolve({ made: 'one' }),
    { clock: frozen },
    influencers,
  );
  const left = (response: Response) => response.headers.get('x-ratelimit-remaining');
  expect(left(await it.ask('key-1'))).toBeNull();
  expect(left(await limited.ask('key-1'))).toBe('149');
  const again = await limited.ask('key-1');
  expect([replayed(again), left(again)]).toEqual(['true', '148']);
});

test('guessing tokens is bounded by network; whoever has a right one goes on', async () => {
  await using it = await openApi({ plan: 'free', ports: { clock: frozen } });
  const known = await it.api.call('GET', '/v1/chat/history', { token: it.token });
  const guess = (index: number) =>
    it.api.call('GET', '/v1/chat/history', { token: `gr_live_${String(index).padStart(43, 'x')}` });
  const statuses = [];
  for (let index = 0; index < 62; index++) statuses.push((await guess(index)).status);
  expect(statuses).toEqual([...Array.from({ length: 60 }, () => 401), 429, 429]);
  const refused = await guess(62);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(limitOf(refused)).toEqual(['60', '0', String(NOON / 1000 + 60)]);
  expect(refused.headers.get('ratelimit')).toBe('"unknown-tokens";r=0;t=60');
  expect(refused.headers.get('ratelimit-policy')).toBe('"unknown-tokens";q=60;w=60');
  // Who has a right token does not pay for the guesses of others behind the same address, seen before or not.
  const { secret } = await it.app.apiKey(it.user.ctx, { name: 'fresh' });
  const fresh = await signToken({ user_id: '7', exp: NOON / 1000 + 60 });
  for (const token of [secret, fresh])
    expect((await it.api.call('GET', '/v1/chat/history', { token })).status).toBe(200);
  expect((await it.api.call('GET', '/health', { token: secret })).status).toBe(200);

  const still = await it.api.call('GET', '/v1/chat/history', { token: it.token });
  expect([known.status, still.status, still.headers.get('x-ratelimit-remaining')]).toEqual([200, 200, '147']);
});

test('strangers are told their network’s limit, and nobody is asked for who they are', async () => {
  await using it = await openApi({ plan: 'free', ports: { clock: frozen } });
  const health = await it.api.call('GET', '/health');
  const link = await it.api.call('GET', '/assets/image/x.png');
  expect([health, link].map((one) => one.headers.get('ratelimit'))).toEqual([
    '"address";r=2999;t=1',
    '"address";r=2999;t=1',
  ]);
  expect(health.headers.get('ratelimit-policy')).toBe('"address";q=3000;w=150');
});

test('while the database does not answer the limiter, requests pass without its headers', async () => {
  await using it = await openApi();
  const { db } = it.app.ports;
  const query: Ports['db']['query'] = (statement, values) =>
    statement.name === 'take-tokens' ? Promise.reject(new Error('away')) : db.query(statement, values);
  await using server = await startApi({ ...it.app.ports, db: { ...db, query } });
  const answered = await server.call('GET', '/v1/chat/history', { token: it.token });
  expect([answered.status, ...limitOf(answered)]).toEqual([200, null, null, null]);
});
