import { expect, test } from 'vitest';
import { z } from 'zod';
import { authOptions } from '#server/main/auth-options.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';

const Password = z.object({
  options: z.object({ authorize: z.custom<(given: unknown) => Promise<unknown>>() }),
});

function optionsOf(app: TestApplication) {
  return authOptions(app.contextOf({ kind: 'anonymous' }));
}

function authorize(app: TestApplication, given: unknown): Promise<unknown> {
  return Password.parse(optionsOf(app).providers[0]).options.authorize(given);
}

const BOTH = { GITHUB_ID: 'g', GITHUB_SECRET: 'h', GOOGLE_ID: 'i', GOOGLE_SECRET: 'j' };

test.each([
  [{}, ['credentials']],
  [{ GITHUB_ID: 'g', GITHUB_SECRET: 'h' }, ['credentials', 'github']],
  [BOTH, ['credentials', 'github', 'google']],
])('with %j people may sign in by %j', async (env, ids) => {
  await using app = await testApplication({ env });
  const options = optionsOf(app);
  expect(options.providers.map(({ id }) => id)).toEqual(ids);
  expect(options.session).toMatchObject({ strategy: 'jwt' });
});

test('the right password signs in, and nothing else does', async () => {
  await using app = await testApplication();
  const { email, password, userId } = await app.newUser();
  expect(await authorize(app, { email, password })).toEqual({ id: String(userId), email, name: null });
  const wrong: unknown[] = [
    { email, password: 'x' },
    { email },
    {},
    undefined,
    { email: { a: 1 }, password: ['x'] },
    { email: 7, password },
    { email: 'a\0b', password: '\0' },
  ];
  for (const given of wrong) expect(await authorize(app, given)).toBeNull();
});

test('too many failures have a name of their own', async () => {
  await using app = await testApplication();
  const { email, password } = await app.newUser();
  for (let time = 0; time < 10; time++) expect(await authorize(app, { email, password: 'x' })).toBeNull();
  await expect(authorize(app, { email, password })).rejects.toThrow('RateLimited');
});

type Signed = Parameters<NonNullable<NonNullable<ReturnType<typeof authOptions>['callbacks']>['jwt']>>[0];

async function tokenAfter(app: TestApplication, signed: object): Promise<unknown> {
  return optionsOf(app).callbacks?.jwt?.(asSigned(signed));
}

/** next-auth calls back with the few fields that are given here, and others that ours does not read. */
function asSigned(signed: object): Signed {
  return signed as Signed;
}

const google = (profile: object) => ({
  token: {},
  user: { id: 'x', email: 'judy@example.com', name: 'Judy' },
  account: { type: 'oauth', provider: 'google', providerAccountId: JSON.stringify(profile) },
  profile,
});

test('a session carries the account’s number and nothing more', async () => {
  await using app = await testApplication();
  const credentials = {
    token: { name: 'x', picture: 'y' },
    user: { id: '7' },
    account: { type: 'credentials' },
  };
  expect(await tokenAfter(app, credentials)).toEqual({ sub: '7' });
  expect(await tokenAfter(app, { token: { sub: '7' }, account: null })).toEqual({ sub: '7' });
});

test('Google’s word that an address is verified is needed before an account is joined', async () => {
  await using app = await testApplication();
  const { userId } = await app.newUser({ email: 'judy@example.com' });
  await app.ports.db.prisma.user.update({ where: { id: userId }, data: { passwordHash: null } });
  expect(await tokenAfter(app, google({ email_verified: true }))).toEqual({ sub: String(userId) });
  for (const profile of [{ email_verified: false }, { email_verified: 'true' }, {}]) {
    expect(await tokenAfter(app, google(profile))).not.toEqual({ sub: String(userId) });
  }
});

test('what next-auth has to complain of is logged by its code alone', async () => {
  await using app = await testApplication();
  const lines: unknown[] = [];
  const log = {
    ...app.ports.log,
    warn: (event: string, fields?: object) => void lines.push([event, fields]),
  };
  const { logger } = authOptions({ ...app.contextOf({ kind: 'anonymous' }), log });
  logger?.error?.('CALLBACK_ERROR', { error: new Error('password hunter2'), email: 'x' });
  logger?.warn?.('DEBUG_ENABLED');
  logger?.debug?.('SIGNIN', { password: 'hunter2' });
  expect(lines).toEqual([['auth.error', { code: 'CALLBACK_ERROR' }]]);
});
