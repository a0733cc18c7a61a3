import { expect, test } from 'vitest';
import { createUser, signInWithProvider, signUp, verifyJwt } from '#server/domain/account/index.ts';
import { checkLedger, getBalance, hold, listEntries } from '#server/domain/ledger/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';
import { signToken } from '#tests/support/http/index.ts';
import { anotherTestDatabaseUrl } from '#tests/support/database/index.ts';
import { many, openBank, outcomeOf, something } from './bank.ts';

const PASSWORD = 'correct horse battery';
const anonymous = (app: TestApplication) => app.contextOf({ kind: 'anonymous' });

/** Each makes, twenty times at once and in two processes, one and the same user; the user's id comes back. */
const WAYS: [string, (apps: TestApplication[]) => Promise<number>][] = [
  [
    'signs up',
    async (apps) => {
      const person = { email: `${newId()}@example.com`, password: PASSWORD };
      await Promise.all(many(20, (index) => outcomeOf(signUp(anonymous(appOf(apps, index)), person))));
      return idBy(apps, { email: person.email });
    },
  ],
  [
    'is made from the terminal',
    async (apps) => {
      const person = { email: `${newId()}@example.com`, password: PASSWORD, name: undefined, admin: false };
      await Promise.all(many(20, (index) => outcomeOf(createUser(appOf(apps, index).system, person))));
      return idBy(apps, { email: person.email });
    },
  ],
  [
    'comes by a provider',
    async (apps) => {
      const profile = { provider: 'github', subject: newId(), email: null, emailVerified: false, name: null };
      const all = await Promise.all(
        many(20, (index) => signInWithProvider(anonymous(appOf(apps, index)), profile)),
      );
      return all[0]?.id ?? 0;
    },
  ],
  [
    'is named by a token',
    async (apps) => {
      const token = await signToken({ user_id: newId() });
      const all = await Promise.all(
        many(20, (index) => verifyJwt({ ...appOf(apps, index).ports, address: '' }, token)),
      );
      return all[0]?.userId ?? 0;
    },
  ],
  [
    'is from before there were accounts and asks for their balance',
    async (apps) => {
      const userId = await oldUser(apps);
      await Promise.all(many(20, async (index) => getBalance(await contextOf(appOf(apps, index), userId))));
      return userId;
    },
  ],
  [
    'is from before there were accounts and spends',
    async (apps) => {
      const userId = await oldUser(apps);
      const spends = many(20, async (index) => {
        const ctx = await contextOf(appOf(apps, index), userId);
        return ctx.db.transaction((sql) =>
          hold(sql, ctx, { userId, amount: '0.5', ref: something(), price: {} }),
        );
      });
      expect((await Promise.all(spends)).map(({ held }) => held)).toContain('10');
      return userId;
    },
  ],
];

function appOf(apps: TestApplication[], index: number): TestApplication {
  const app = apps[index % apps.length];
  if (app === undefined) throw new Error('There is no application.');
  return app;
}

async function idBy(apps: TestApplication[], where: { email: string }): Promise<number> {
  return (await appOf(apps, 0).ports.db.prisma.user.findUniqueOrThrow({ where })).id;
}

async function oldUser(apps: TestApplication[]): Promise<number> {
  return (await appOf(apps, 0).ports.db.prisma.user.create({ data: { uuid: newId() } })).id;
}

async function contextOf(app: TestApplication, userId: number) {
  return app.sameUser({ userId, email: '', password: '', ctx: app.system });
}

test.each(WAYS)('whoever %s gets the sign-up credits exactly once', async (_, makeOne) => {
  const env = { SIGNUP_CREDITS: '37.5' };
  await using bank = await openBank(env);
  const { app } = bank;
  await using other = await testApplication({ env });
  const userId = await makeOne([app, other]);
  const ctx = await contextOf(app, userId);
  const grants = (await listEntries(ctx, {})).entries.filter(({ kind }) => kind === 'grant');
  expect(grants).toMatchObject([
    { seq: 1, availableDelta: '37.5', availableAfter: '37.5', ref: { type: 'sign-up', id: String(userId) } },
  ]);
  expect(await checkLedger(app.ports.db)).toEqual([]);
});

test('a sign-up that fails leaves no account behind', async () => {
  await using bank = await openBank();
  const { app } = bank;
  const person = { email: `${newId()}@example.com`, password: PASSWORD };
  const accounts = () => app.ports.db.prisma.creditAccount.count();
  await signUp(anonymous(app), person);
  const before = await accounts();
  expect(await outcomeOf(signUp(anonymous(app), person))).toContain('conflict');
  expect(await accounts()).toBe(before);
});

test('with SIGNUP_CREDITS=0 an account begins empty, without an entry', async () => {
  await using bank = await openBank({ SIGNUP_CREDITS: '0' }, await anotherTestDatabaseUrl());
  const { app } = bank;
  const { ctx } = await app.newUser();
  expect(await getBalance(ctx)).toEqual({ available: '0', held: '0' });
  expect(await listEntries(ctx, {})).toEqual({ entries: [], nextCursor: null });
  expect(await checkLedger(app.ports.db)).toEqual([]);
});
