import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createApiDocs } from '#server/main/api-docs.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { makeRequest, startApi } from '#tests/support/http/index.ts';

const docs = createApiDocs();
const textAt = (path: string) => {
  const body = docs(makeRequest({ path }))?.body;
  return typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body).toString() : null;
};

test('the description of the API is one document with every family', () => {
  const { openapi, tags } = z
    .object({ openapi: z.string(), tags: z.array(z.object({ name: z.string() })) })
    .parse(JSON.parse(textAt('/openapi.json') ?? ''));
  expect(openapi).toBe('3.1.0');
  expect(tags.map(({ name }) => name)).toEqual([
    'generations',
    'copywriting',
    'characters',
    'influencers',
    'sessions',
  ]);
});

test.each(['/docs', '/docs/', '/redoc', '/redoc/'])(
  '%s loads from here alone, and everything it loads is there',
  (path) => {
    const html = textAt(path) ?? '';
    const addresses = [...html.matchAll(/(?:src|href|spec-url)="([^"]*)"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(addresses.length).toBeGreaterThan(1);
    for (const address of addresses) {
      expect(address).toMatch(/^\/[^/]/);
      const fromPublic = ['/icon.svg', '/docs-start.js'].includes(address);
      expect(textAt(address) !== null || fromPublic, address).toBe(true);
    }
    expect(html).not.toMatch(/<script(?![^>]*src=)|https?:\/\/|\bon\w+=/);
  },
);

test.each(['/docs', '/redoc'])(
  'what a library of %s would fetch from its makers is not allowed to it',
  (path) => {
    const policy = docs(makeRequest({ path }))?.headers['content-security-policy'];
    expect(policy).toMatch(/^default-src 'self';/);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(readFileSync('public/docs-start.js', 'utf8')).toContain('validatorUrl: null');
  },
);

test('no picture of a page is to come from its makers', () => {
  expect(textAt('/redoc/redoc.standalone.js')).not.toMatch(/src:"https?:/);
});

test('the style sheet of the pages fetches nothing from elsewhere', () => {
  const css = textAt('/docs/swagger-ui.css') ?? '';
  expect(css).toContain('.swagger-ui');
  expect(css).not.toMatch(/@import|url\(["']?(https?:)?\/\//);
});

test.each([
  '/docs/../package.json',
  '/docs/swagger-ui.js',
  '/docs/constructor',
  '/redoc/x',
  '/openapi.yaml',
  '/',
  '/__proto__',
])('%s is none of them', (path) => {
  expect(docs(makeRequest({ path }))).toBeNull();
});

test('they are read, not written', () => {
  for (const path of ['/docs', '/redoc/', '/openapi.json', '/docs/swagger-ui.css'])
    expect(docs(makeRequest({ path, method: 'POST' }))).toMatchObject({
      status: 405,
      headers: { allow: 'GET' },
    });
  expect(docs(makeRequest({ path: '/docs', method: 'HEAD' }))?.status).toBe(200);
});

test('over HTTP they have their types, their length and a request id, again and again', async () => {
  await using app = await testApplication();
  await using api = await startApi(app.ports);
  const types = {
    '/docs': 'text/html',
    '/redoc': 'text/html',
    '/openapi.json': 'application/json',
    '/docs/swagger-ui.css': 'text/css',
    '/docs/swagger-ui-bundle.js': 'text/javascript',
  };
  for (const [path, type] of Object.entries(types)) {
    for (const _ of [1, 2]) {
      const response = await api.call('GET', path);
      expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      expect(response.headers.get('x-request-id')).toBeTruthy();
      expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
    }
  }
});
