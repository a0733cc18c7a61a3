import { expect, test } from 'vitest';
import { signInWithProvider } from '#server/domain/account/index.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { anotherTestDatabaseUrl } from '#tests/support/database/index.ts';

type ProviderProfile = Parameters<typeof signInWithProvider>[1];

const profile = (over: Partial<ProviderProfile> & { subject: string }): ProviderProfile => ({
  provider: 'github',
  email: null,
  emailVerified: false,
  name: 'Grace',
  ...over,
});

test('an account whose password somebody chose without proving the address is joined by nobody', async () => {
  await using app = await testApplication();
  const { email } = await app.newUser();
  const joined = signInWithProvider(
    app.contextOf({ kind: 'anonymous' }),
    profile({ subject: '9', email, emailVerified: true }),
  );
  await expect(joined).rejects.toMatchObject({ code: 'conflict' });
});

test('an address that the provider has verified joins the account without a password that has it', async () => {
  await using app = await testApplication();
  const { userId, email } = await app.newUser();
  await app.ports.db.prisma.user.update({ where: { id: userId }, data: { passwordHash: null } });
  const anonymous = app.contextOf({ kind: 'anonymous' });
  const me = await signInWithProvider(
    anonymous,
    profile({ subject: '1', email: email.toUpperCase(), emailVerified: true }),
  );
  expect(me).toMatchObject({ id: userId, email });
  const later = await signInWithProvider(
    anonymous,
    profile({ subject: '1', email: 'other@example.com', emailVerified: true }),
  );
  expect(later.id).toBe(userId);
});

test('an address that is only claimed joins nothing and is not kept', async () => {
  await using app = await testApplication();
  const { userId, email } = await app.newUser();
  const me = await signInWithProvider(app.contextOf({ kind: 'anonymous' }), profile({ subject: '2', email }));
  expect(me).toMatchObject({ email: null, name: 'Grace' });
  expect(me.id).not.toBe(userId);
});

test('the same number at two providers is two people', async () => {
  await using app = await testApplication();
  const anonymous = app.contextOf({ kind: 'anonymous' });
  const one = await signInWithProvider(anonymous, profile({ subject: '3' }));
  const two = await signInWithProvider(anonymous, profile({ subject: '3', provider: 'google' }));
  expect(one.id).not.toBe(two.id);
  expect((await signInWithProvider(anonymous, profile({ subject: '3' }))).id).toBe(one.id);
});

test('one person in ten tabs is one account', async () => {
  await using app = await testApplication();
  const anonymous = app.contextOf({ kind: 'anonymous' });
  const same = profile({ subject: '4', email: 'ten@example.com', emailVerified: true });
  const all = await Promise.all(Array.from({ length: 10 }, () => signInWithProvider(anonymous, same)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  expect(await app.ports.db.prisma.user.count({ where: { email: 'ten@example.com' } })).toBe(1);
});

test('of first people who come by a provider at once, one is the administrator, and closed means closed for the rest', async () => {
  const databaseUrl = await anotherTestDatabaseUrl();
  await using app = await testApplication({ databaseUrl, env: { SIGNUPS: 'closed' } });
  const anonymous = app.contextOf({ kind: 'anonymous' });
  const outcomes = await Promise.all(
    ['a', 'b', 'c', 'd'].map((subject) =>
      signInWithProvider(anonymous, profile({ subject })).then(
        ({ role }) => role,
        (error: { code: string }) => error.code,
      ),
    ),
  );
  expect(outcomes.toSorted()).toEqual(['admin', 'forbidden', 'forbidden', 'forbidden']);
  expect(await app.ports.db.prisma.user.count()).toBe(1);
});
