import { encode } from 'next-auth/jwt';
import { expect, test } from 'vitest';
import { loadConfig } from '#server/kernel/config.ts';
import { actorOfCookie } from '#server/main/actor-of-cookie.ts';
import { readCookie, sessionCookieName } from '#server/main/session-cookie.ts';
import { testApplication, testEnvironment } from '#tests/support/app/index.ts';

const NAME = 'next-auth.session-token';
const secret = testEnvironment['NEXTAUTH_SECRET'] ?? '';

test('the cookie has next-auth’s name, the secure one where browsers come by TLS', () => {
  expect(sessionCookieName(loadConfig({}))).toBe(NAME);
  expect(sessionCookieName(loadConfig({ PUBLIC_URL: 'http://greenroom.example' }))).toBe(NAME);
  expect(sessionCookieName(loadConfig({ PUBLIC_URL: 'https://greenroom.example' }))).toBe(`__Secure-${NAME}`);
});

test.each([
  ['a=1', '1'],
  ['b=2; a=1', '1'],
  ['b=2;a=1;c=3', '1'],
  ['  a = 1 ', '1'],
  ['a=1; a=2', '1'],
  ['a=b=c==', 'b=c=='],
  ['a=', ''],
  ['aa=1; Ba=2', undefined],
  ['a', undefined],
  ['', undefined],
  [';;;=;', undefined],
  ['A=1', undefined],
])('in "%s" the cookie a is %j', (header, value) => {
  expect(readCookie(header, 'a')).toBe(value);
});

test('the session of an account is that account', async () => {
  await using app = await testApplication();
  const { userId } = await app.newUser();
  const token = await encode({ token: { sub: String(userId) }, secret });
  expect(await actorOfCookie(app.ports, `theme=dark; ${NAME}=${token}`)).toMatchObject({
    kind: 'user',
    userId,
    via: 'session',
    applicationId: 1,
  });
});

test('the secure cookie counts where it is expected, and the plain one does not', async () => {
  await using app = await testApplication({ env: { PUBLIC_URL: 'https://greenroom.example' } });
  const { userId } = await app.newUser();
  const token = await encode({ token: { sub: String(userId) }, secret });
  expect(await actorOfCookie(app.ports, `__Secure-${NAME}=${token}`)).toMatchObject({ kind: 'user' });
  expect(await actorOfCookie(app.ports, `${NAME}=${token}`)).toEqual({ kind: 'anonymous' });
});

test.each([
  ['none', () => ''],
  ['an empty one', () => Promise.resolve('')],
  ['garbage', () => 'a.b.c.d.e'],
  [
    'one under another secret',
    (sub: string) => encode({ token: { sub }, secret: 'another secret, quite as long as ours' }),
  ],
  ['an expired one', (sub: string) => encode({ token: { sub }, secret, maxAge: -60 })],
  ['one of nobody', () => encode({ token: {}, secret })],
  ['one whose subject is no number', () => encode({ token: { sub: 'admin' }, secret })],
  ['one whose subject is a fraction', () => encode({ token: { sub: '1.5' }, secret })],
  ['one of an account that was never there', () => encode({ token: { sub: '2000000000' }, secret })],
])('a cookie that is %s stands for nobody', async (_, make) => {
  await using app = await testApplication();
  const { userId } = await app.newUser();
  expect(await actorOfCookie(app.ports, `${NAME}=${await make(String(userId))}`)).toEqual({
    kind: 'anonymous',
  });
  expect(await actorOfCookie(app.ports, undefined)).toEqual({ kind: 'anonymous' });
});

test('the session of an account that was deleted stands for nobody, once what was known of it is forgotten', async () => {
  await using app = await testApplication();
  // Somebody without an account of credits: who has one stays, as its entries do.
  const { id: userId } = await app.ports.db.prisma.user.create({ data: { uuid: 'gone' } });
  await using later = await testApplication();
  await app.ports.db.prisma.user.delete({ where: { id: userId } });
  const token = await encode({ token: { sub: String(userId) }, secret });
  expect(await actorOfCookie(later.ports, `${NAME}=${token}`)).toEqual({ kind: 'anonymous' });
});
