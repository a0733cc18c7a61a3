import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { Ports } from '#server/kernel/ports.ts';
import { ADDRESS_HEADER } from '#server/main/address.ts';
import { createRequestHandler } from '#server/main/handle-request.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { startHttp } from '#tests/support/http/index.ts';

/** The handler over pages that say what they were asked. */
function startPages(ports: Ports, page: (req: IncomingMessage, res: ServerResponse) => Promise<unknown>) {
  return startHttp(createRequestHandler(ports, page));
}

const sayAddress = (req: IncomingMessage, res: ServerResponse) => {
  res.end(JSON.stringify([req.url, req.headers[ADDRESS_HEADER]]));
  return Promise.resolve();
};

test.each([
  '/',
  '/c/1?x=1',
  '/api/auth/session',
  '/api/auth/callback/credentials',
  '/studio',
  '/copy?tab=1',
  '/_next/static/x.js',
])('%s is a page, or next-auth’s', async (path) => {
  await using app = await testApplication();
  await using server = await startPages(app.ports, sayAddress);
  const response = await fetch(`${server.url}${path}`);
  expect(await response.json()).toEqual([path, '127.0.0.1']);
});

test('what a client says of its address is replaced by what was seen', async () => {
  await using app = await testApplication();
  await using server = await startPages(app.ports, sayAddress);
  const claims = { [ADDRESS_HEADER]: '203.0.113.1', 'x-forwarded-for': '203.0.113.2' };
  const response = await fetch(`${server.url}/sign-in`, { headers: claims });
  expect(await response.json()).toEqual(['/sign-in', '127.0.0.1']);
});

test('behind a proxy the address is what the nearest one saw', async () => {
  await using app = await testApplication({ env: { PUBLIC_URL: 'https://greenroom.example' } });
  await using server = await startPages(app.ports, sayAddress);
  const response = await fetch(`${server.url}/`, {
    headers: { 'x-forwarded-for': '203.0.113.1, 203.0.113.2' },
  });
  expect(await response.json()).toEqual(['/', '203.0.113.2']);
});

test.each(['/influencers/%E0%A4%A', '/c/%', '/api/auth/%zz', '/%FF/x.png'])(
  '%s, which nobody can decode, is a 404 that says so, and reaches no page',
  async (path) => {
    await using app = await testApplication();
    await using server = await startPages(app.ports, sayAddress);
    const response = await fetch(`${server.url}${path}`);
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { error: 'not_found', message: expect.stringContaining('percent code') },
    ]);
    expect((await fetch(`${server.url}/influencers/%C3%A9lise?q=%E0%A4%A`)).status).toBe(200);
  },
);

test.each([
  ['that says it is too large', () => 'x'.repeat(1024 * 1024 + 1)],
  ['of untold length', () => new Blob(['x'.repeat(100)]).stream()],
])('a body %s reaches neither pages nor next-auth', async (_, body) => {
  await using app = await testApplication();
  await using server = await startPages(app.ports, sayAddress);
  for (const path of ['/api/auth/callback/credentials', '/sign-in']) {
    const sent = { method: 'POST', body: body(), duplex: 'half' } as const;
    const response = await fetch(`${server.url}${path}`, sent);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: 'too_large' });
  }
  const form = { method: 'POST', body: new URLSearchParams({ email: 'a@example.com' }) };
  expect((await fetch(`${server.url}/api/auth/callback/credentials`, form)).status).toBe(200);
});

test('a page that breaks is a 500 without a word of why, and the server goes on', async () => {
  await using app = await testApplication();
  const lines: unknown[] = [];
  const log = {
    ...app.ports.log,
    error: (event: string, fields?: object) => void lines.push([event, fields]),
  };
  await using server = await startPages({ ...app.ports, log }, () =>
    Promise.reject(new RangeError('hidden-word')),
  );
  const response = await fetch(`${server.url}/`);
  expect([response.status, await response.text()]).toEqual([500, '']);
  expect(lines).toEqual([
    ['request.broken', { requestId: response.headers.get('x-request-id'), reason: 'RangeError' }],
  ]);
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});
