import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from '#server/dialects/index.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

const OURS = 'https://app.example';
const FOREIGN = 'https://evil.example';

let it: OpenApi;
let anybody: OpenApi;
let nobody: OpenApi;

beforeAll(async () => {
  it = await openApi({ env: { CORS_ORIGINS: `${OURS}, http://localhost:5173` } });
  anybody = await openApi({ env: { CORS_ORIGINS: '*' } });
  nobody = await openApi();
});
afterAll(async () => {
  for (const each of [it, anybody, nobody]) await each[Symbol.asyncDispose]();
});

const corsOf = (response: Response) =>
  Object.fromEntries(
    [...response.headers].filter(
      ([name, value]) => name.startsWith('access-control-') || (name === 'vary' && /origin/i.test(value)),
    ),
  );

const asking = (origin: string, method = 'POST') => ({
  origin,
  'access-control-request-method': method,
  'access-control-request-headers': 'authorization, content-type',
});

const PATHS = [...new Set(endpoints.map(({ path }) => path.replaceAll(/\{\w+\}/g, 'x')))];

test.each(PATHS)('at %s a page of ours is told beforehand what it may', async (path) => {
  const response = await it.api.call('OPTIONS', path, { headers: asking(OURS) });
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(response.headers.has('content-length')).toBe(false);
  const { allow = '' } = Object.fromEntries(
    (await it.api.call('OPTIONS', path, { headers: { origin: FOREIGN } })).headers,
  );
  expect(allow).not.toBe('');
  expect(corsOf(response)).toEqual({
    'access-control-allow-origin': OURS,
    'access-control-allow-methods': allow,
    'access-control-allow-headers':
      'Authorization, Content-Type, Idempotency-Key, If-None-Match, If-Range, Last-Event-ID, Prefer, Range, X-Request-Id',
    'access-control-expose-headers': expect.stringContaining('X-Session-Id'),
    'access-control-max-age': '7200',
    vary: 'Origin',
  });
});

test.each([
  ['an answer', 'GET', '/v1/chat/history', true, 200],
  ['a refusal', 'GET', '/v1/chat/history', false, 401],
  ['what is no JSON', 'POST', '/chat', true, 415],
  ['a link that is not valid', 'GET', '/assets/image/x.png', false, 403],
  ['a wrong method', 'PATCH', '/v1/chat/history', true, 405],
  ['an unknown path', 'GET', '/api/v1/nothing', true, 404],
])('a page of ours may read %s, and its headers', async (_, method, path, known, status) => {
  const token = known ? it.token : undefined;
  const response = await it.api.call(method, path, { token, headers: { origin: OURS } });
  expect(response.status).toBe(status);
  const exposed = response.headers.get('access-control-expose-headers') ?? '';
  expect(response.headers.get('access-control-allow-origin')).toBe(OURS);
  for (const name of [
    'X-Request-Id',
    'X-Turn-Id',
    'X-Message-Id',
    'X-Sandbox',
    'Retry-After',
    'RateLimit-Policy',
    'Content-Disposition',
    'Location',
    'Preference-Applied',
  ])
    expect(exposed.split(', ')).toContain(name);
  expect(corsOf(response)).not.toHaveProperty('access-control-allow-credentials');
});

test('a stream says so too', async () => {
  const body = { model: 'gpt-4', messages: [{ role: 'user', content: '[[sandbox:tokens=2]]' }] };
  const response = await it.api.call('POST', '/v1/chat/stream', {
    token: it.token,
    body,
    headers: { origin: OURS },
  });
  expect(await response.text()).toContain('[DONE]');
  expect(response.headers.get('access-control-allow-origin')).toBe(OURS);
});

test.each([
  FOREIGN,
  'null',
  `${OURS}.evil.example`,
  `${OURS}:8443`,
  'http://app.example',
  `${OURS}/`,
  OURS.toUpperCase(),
])('a page of %s is answered, and may not read it', async (origin) => {
  const response = await it.api.call('GET', '/v1/chat/history', { token: it.token, headers: { origin } });
  expect([response.status, corsOf(response)]).toEqual([200, { vary: 'Origin' }]);
  const preflight = await it.api.call('OPTIONS', '/chat', { headers: asking(origin) });
  expect([preflight.status, preflight.headers.get('allow')]).toEqual([405, 'POST, GET']);
  expect(corsOf(preflight)).toEqual({ vary: 'Origin' });
});

test('caches tell answers with and without an origin apart', async () => {
  expect(corsOf(await it.api.call('GET', '/health'))).toEqual({ vary: 'Origin' });
});

test('`*` is anybody, without a name', async () => {
  const response = await anybody.api.call('GET', '/health', { headers: { origin: FOREIGN } });
  expect(corsOf(response)).toEqual({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': expect.any(String),
  });
  const preflight = await anybody.api.call('OPTIONS', '/chat', { headers: asking(FOREIGN) });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
});

test('where nothing is configured, no page elsewhere may read anything', async () => {
  const response = await nobody.api.call('GET', '/health', { headers: { origin: OURS } });
  expect([response.status, corsOf(response)]).toEqual([200, {}]);
  expect((await nobody.api.call('OPTIONS', '/chat', { headers: asking(OURS) })).status).toBe(405);
});

test.each(['/api/trpc/account.me', '/api/auth/session', '/', '/sign-in', '/docs', '/_next/static/x.js'])(
  '%s is for our own pages, whoever else may read the API',
  async (path) => {
    for (const { api } of [it, anybody]) {
      for (const method of ['GET', 'OPTIONS']) {
        const response = await api.call(method, path, { headers: asking(OURS, 'GET') });
        expect(corsOf(response)).toEqual({});
      }
    }
  },
);

test('a page of ours that asks for what is not there is told so', async () => {
  for (const path of ['/v1/nothing', '/api/v1/nothing/x'])
    expect((await it.api.call('OPTIONS', path, { headers: asking(OURS) })).status).toBe(404);
});
