import { afterAll, beforeAll, expect, test } from 'vitest';
import { assetLink } from '#server/domain/file/index.ts';
import { storedAsset } from '#tests/domain/file/stored.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';
import { makePicture } from '#tests/support/media/index.ts';

let it: OpenApi;
let link: string;

beforeAll(async () => {
  it = await openApi();
  link = assetLink(it.app.system, await storedAsset(it.app, it.user, { bytes: await makePicture() }));
});
afterAll(() => it[Symbol.asyncDispose]());

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('microphone=(self)'),
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  'x-request-id': expect.any(String),
};

const LARGE = 'x'.repeat(1024 * 1024 + 1);

test.each([
  ['an answer', 'GET', '/v1/chat/history', {}, 200],
  ['an open answer', 'GET', '/health', {}, 200],
  ['HEAD', 'HEAD', '/health', {}, 200],
  ['nobody’s request', 'GET', '/v1/chat/history', { token: undefined }, 401],
  ['bad input', 'POST', '/chat', { body: {} }, 400],
  ['what is no JSON', 'POST', '/chat', { body: 'x', headers: { 'content-type': 'text/plain' } }, 415],
  ['too much', 'POST', '/chat', { body: LARGE }, 413],
  ['a wrong method', 'PUT', '/chat', {}, 405],
  ['an unknown path', 'GET', '/v1/nothing', {}, 404],
  ['a page that moved', 'GET', '/chat', {}, 307],
  ['tRPC', 'GET', '/api/trpc/account.me', {}, 200],
  ['an unknown procedure', 'GET', '/api/trpc/no.such', {}, 404],
  [
    'tRPC from a foreign page',
    'GET',
    '/api/trpc/account.me',
    { headers: { 'sec-fetch-site': 'cross-site' } },
    403,
  ],
  ['what tRPC cannot read', 'GET', '/api/trpc/%', {}, 404],
  ['a page', 'GET', '/sign-in', {}, 404],
  ['next-auth', 'GET', '/api/auth/session', {}, 404],
  ['too long a form', 'POST', '/sign-in', { body: LARGE }, 413],
  ['the description', 'GET', '/openapi.json', {}, 200],
  ['Swagger UI', 'GET', '/docs', {}, 200],
  ['ReDoc', 'GET', '/redoc', {}, 200],
  ['a file of theirs', 'GET', '/docs/swagger-ui.css', {}, 200],
  ['Swagger UI, written', 'POST', '/docs', {}, 405],
  ['a link that is not valid', 'GET', '/assets/image/x.png', {}, 403],
])('%s carries them all', async (_, method, path, options, status) => {
  const sent = { token: it.token, ...options };
  const request = fetch(`${it.api.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(sent.token === undefined ? {} : { authorization: `Bearer ${sent.token}` }),
      'content-type': 'application/json',
      ...('headers' in options ? options.headers : {}),
    },
    ...('body' in options ? { body: typeof options.body === 'string' ? options.body : '{}' } : {}),
  });
  const response = await request;
  expect(response.status).toBe(status);
  const headers = Object.fromEntries(response.headers);
  expect(headers).toMatchObject({ ...ALWAYS, 'cross-origin-resource-policy': 'same-origin' });
  expect(headers).not.toHaveProperty('strict-transport-security');
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe-/);
});

test.each([
  ['whole', {}, 200],
  ['in part', { range: 'bytes=0-9' }, 206],
  ['that a browser has', { 'if-none-match': '*' }, 304],
])('media %s may be shown by any page that has the link, and runs nothing', async (_, headers, status) => {
  const response = await it.api.call('GET', link, { headers });
  expect([response.status, response.headers.get('cross-origin-resource-policy')]).toEqual([
    status,
    'cross-origin',
  ]);
  expect(response.headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*frame-ancestors 'none'.*sandbox/,
  );
});

test.each([
  ['', undefined, false],
  ['', 'https', false],
  ['http://greenroom.example', undefined, false],
  ['http://greenroom.example', 'https', true],
  ['https://greenroom.example', undefined, true],
  ['https://greenroom.example', 'https', true],
  ['https://greenroom.example', 'http', false],
  ['https://greenroom.example', 'https, http', false],
])('with PUBLIC_URL "%s" and a proxy that saw %s, TLS is promised: %s', async (publicUrl, seen, promised) => {
  await using there = await openApi({ env: { PUBLIC_URL: publicUrl } });
  const headers = seen === undefined ? {} : { 'x-forwarded-proto': seen };
  for (const path of ['/health', '/sign-in', '/api/trpc/account.me', '/v1/nothing']) {
    const response = await there.api.call('GET', path, { headers });
    expect(response.headers.get('strict-transport-security')).toBe(promised ? 'max-age=31536000' : null);
  }
});
