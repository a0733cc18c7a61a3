import { expect, test } from 'vitest';
import { hold } from '#server/main/application.ts';
import { serveEndpoint } from '#server/main/route.ts';
import { serveTrpc } from '#server/main/trpc-route.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';
import { readEvents, sessionCookieOf } from '#tests/support/http/index.ts';

/** An application that Next's own route handlers find, as under a plain `next start`. */
async function held(): Promise<TestApplication> {
  const app = await testApplication();
  await hold(Promise.resolve(app.ports));
  return app;
}

const at = (path: string, init: RequestInit = {}) => new Request(`http://127.0.0.1:3000${path}`, init);

test('a route file serves the same endpoints', async () => {
  await using _ = await held();
  const health = await serveEndpoint(at('/health', { headers: { 'X-Request-Id': 'mine-4' } }));
  expect([health.status, health.headers.get('x-request-id')]).toEqual([200, 'mine-4']);
  const wrong = await serveEndpoint(at('/v1/chat/stream'));
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
  expect((await serveEndpoint(at('/v1/nothing'))).status).toBe(404);
  expect((await serveEndpoint(at('/nothing'))).status).toBe(404);
});

test('a route file streams', async () => {
  await using app = await held();
  const { secret } = await app.apiKey((await app.newUser()).ctx);
  const response = await serveEndpoint(
    at('/v1/chat/stream', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-4', messages: [{ role: 'user', content: '[[sandbox:tokens=3]]' }] }),
    }),
  );
  expect(response.headers.get('x-turn-id')).toBeTruthy();
  expect(readEvents(await response.text()).map(({ data }) => data)).toEqual(['w1 w2 w3', '[DONE]']);
});

test('tRPC’s route file knows who is signed in and refuses foreign pages', async () => {
  await using app = await held();
  const user = await app.newUser();
  const cookie = await sessionCookieOf(user);
  const response = await serveTrpc(at('/api/trpc/account.me', { headers: { cookie } }));
  expect(await response.json()).toMatchObject({ result: { data: { me: { id: user.userId } } } });
  const foreign = await serveTrpc(
    at('/api/trpc/account.me', { headers: { cookie, 'sec-fetch-site': 'cross-site' } }),
  );
  expect(foreign.status).toBe(403);
});

test('tRPC’s route file reads no more than a page ever sends', async () => {
  await using app = await held();
  const headers = { cookie: await sessionCookieOf(await app.newUser()), 'content-type': 'application/json' };
  const sent = (bytes: number) =>
    serveTrpc(at('/api/trpc/turn.stop', { method: 'POST', headers, body: `"${'x'.repeat(bytes)}"` }));
  const [small, large] = [await sent(10), await sent(8 * 1024 * 1024)];
  expect([small.status, large.status]).toEqual([400, 413]);
  expect(await large.json()).toMatchObject({ error: { data: { domainCode: 'too_large' } } });
});
