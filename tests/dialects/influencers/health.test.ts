import { expect, test } from 'vitest';
import { openApi } from '#tests/support/http/index.ts';

const TIMESTAMP = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

test.each([
  [{}, 'not_configured'],
  [{ GEMINI_API_KEY: 'gemini-1' }, 'configured'],
])('with %j the server is healthy and Gemini %s, told to anybody', async (env, gemini) => {
  await using it = await openApi({ env });
  const response = await it.api.call('GET', '/health');
  expect(response.status).toBe(200);
  expect(response.headers.get('x-request-id')).toBeTruthy();
  expect(await response.json()).toEqual({
    status: 'healthy',
    services: {
      database: { status: 'healthy', latency_ms: expect.any(Number) },
      gemini_api: { status: gemini },
    },
    timestamp: TIMESTAMP,
  });
});

test('without its database the server says 503 and that it is not well', async () => {
  await using it = await openApi();
  const { ports } = it.app;
  const lost = { ...ports.db, query: () => Promise.reject(new Error('connection refused')) };
  await using broken = await openApi({ ports: { db: lost } });
  const response = await broken.api.call('GET', '/health');
  expect([response.status, await response.json()]).toMatchObject([
    503,
    { status: 'unhealthy', services: { database: { status: 'unhealthy', latency_ms: null } } },
  ]);
});
