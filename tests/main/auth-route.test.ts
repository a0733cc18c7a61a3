import { expect, test } from 'vitest';
import { checkPassword } from '#server/domain/account/index.ts';
import { ADDRESS_HEADER } from '#server/main/address.ts';
import { hold } from '#server/main/application.ts';
import { handleAuth } from '#server/main/auth-route.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';

const ADDRESS = '192.0.2.7';

async function withTenFailures(app: TestApplication, email: string): Promise<void> {
  const ctx = { ...app.contextOf({ kind: 'anonymous' }), address: ADDRESS };
  for (let time = 0; time < 10; time++) await checkPassword(ctx, { email, password: 'wrong password' });
}

function attempt(body: string, type: string): Promise<Response> {
  const url = 'http://127.0.0.1:3000/api/auth/callback/credentials';
  const headers = { 'content-type': type, [ADDRESS_HEADER]: ADDRESS };
  const request = new Request(url, { method: 'POST', body, headers });
  return handleAuth(request, { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) });
}

test.each([
  [
    'a form',
    'application/x-www-form-urlencoded',
    (email: string) => new URLSearchParams({ email, password: 'x' }).toString(),
  ],
  [
    'a form with its charset',
    'application/x-www-form-urlencoded; charset=UTF-8',
    (email: string) => `password=x&email=${encodeURIComponent(` ${email.toUpperCase()} `)}`,
  ],
  ['JSON', 'application/json', (email: string) => JSON.stringify({ email, password: 'x' })],
])('after ten failures %s is told to wait, before next-auth is asked', async (_, type, bodyFor) => {
  await using app = await testApplication();
  await hold(Promise.resolve(app.ports));
  const { email } = await app.newUser();
  await withTenFailures(app, email);
  const response = await attempt(bodyFor(email), type);
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(800);
  expect(await response.json()).toEqual({
    url: 'http://127.0.0.1:3000/sign-in?error=RateLimited',
    message: 'Too many failed attempts. Try again later.',
  });
});

test('without our own server in front, an address that a client claims frees nobody', async () => {
  await using app = await testApplication();
  await hold(Promise.resolve(app.ports));
  const { email } = await app.newUser();
  const ctx = { ...app.contextOf({ kind: 'anonymous' }), address: '' };
  for (let time = 0; time < 10; time++) await checkPassword(ctx, { email, password: 'wrong password' });
  const response = await handleAuth(
    new Request('http://127.0.0.1:3000/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ email, password: 'x' }),
      headers: { 'x-forwarded-for': '203.0.113.77' },
    }),
    { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) },
  );
  expect(response.status).toBe(429);
});
