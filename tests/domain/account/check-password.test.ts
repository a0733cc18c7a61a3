import { expect, test, vi } from 'vitest';
import { checkPassword, forgetSignInFailures } from '#server/domain/account/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Passwords } from '#server/kernel/ports.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';

const MINUTE_MS = 60_000;

/** Somebody at `address` who is not signed in, at a moment that tests may move. */
function visitor(app: TestApplication, address = '192.0.2.1') {
  const time = { now: Date.now() };
  const ctx: Context = {
    ...app.contextOf({ kind: 'anonymous' }),
    address,
    clock: { now: () => new Date(time.now) },
  };
  return { ctx, time };
}

const outcome = (ctx: Context, email: string, password: string) =>
  checkPassword(ctx, { email, password }).then(
    (me) => (me === null ? 'wrong' : 'right'),
    (error: { code: string; retryAfterSeconds?: number }) => `${error.code} ${error.retryAfterSeconds}`,
  );

async function failTimes(ctx: Context, email: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) expect(await outcome(ctx, email, 'wrong password')).toBe('wrong');
}

test('the right password names its account, in whatever case the address is written', async () => {
  await using app = await testApplication();
  const { email, password, userId } = await app.newUser();
  const { ctx } = visitor(app);
  expect(await checkPassword(ctx, { email: ` ${email.toUpperCase()} `, password })).toEqual({
    id: userId,
    email,
    name: null,
    role: 'user',
  });
  for (const wrong of ['', `${password} `, password.toUpperCase(), 'x'.repeat(100_000), '\0']) {
    expect(await outcome(ctx, email, wrong)).toBe('wrong');
  }
});

test('an unknown account, or one without a password, costs as much work as a wrong password', async () => {
  await using app = await testApplication();
  const { email } = await app.newUser();
  await app.ports.db.prisma.user.create({
    data: { uuid: 'provider-only', email: 'provider-only@example.com' },
  });
  const verify = vi.fn<Passwords['verify']>(app.ports.passwords.verify);
  const ctx = { ...visitor(app).ctx, passwords: { ...app.ports.passwords, verify } };
  for (const tried of [email, 'nobody@example.com', 'provider-only@example.com', 'no address', 'a\0b', '']) {
    verify.mockClear();
    expect(await outcome(ctx, tried, 'nobody has this password')).toBe('wrong');
    expect(verify).toHaveBeenCalledTimes(1);
  }
});

test('after ten failures the account is closed to that address, for the right password too, until the first is forgotten', async () => {
  await using app = await testApplication();
  const { email, password } = await app.newUser();
  const { ctx, time } = visitor(app);
  await failTimes(ctx, email, 1);
  time.now += 5 * MINUTE_MS;
  await failTimes(ctx, email, 9);
  expect(await outcome(ctx, email, password)).toBe('rate_limited 600');
  time.now += 10 * MINUTE_MS - 1;
  expect(await outcome(ctx, email, password)).toBe('rate_limited 1');
  time.now += 1;
  expect(await outcome(ctx, email, 'wrong password')).toBe('wrong');
  expect(await outcome(ctx, email, password)).toBe('rate_limited 300');
  time.now += 5 * MINUTE_MS;
  expect(await outcome(ctx, email, password)).toBe('right');
});

test('an account that nobody has is closed in the same way', async () => {
  await using app = await testApplication();
  const { ctx } = visitor(app);
  await failTimes(ctx, 'ghost@example.com', 10);
  expect(await outcome(ctx, 'GHOST@example.com', 'x')).toBe('rate_limited 900');
});

test('neither another address nor another account is affected', async () => {
  await using app = await testApplication();
  const [one, two] = [await app.newUser(), await app.newUser()];
  const { ctx } = visitor(app);
  await failTimes(ctx, one.email, 10);
  expect(await outcome(visitor(app, '192.0.2.2').ctx, one.email, one.password)).toBe('right');
  expect(await outcome(ctx, two.email, two.password)).toBe('right');
  expect(await outcome(ctx, one.email, one.password)).toMatch(/^rate_limited /);
});

test('a success forgets the failures before it', async () => {
  await using app = await testApplication();
  const { email, password } = await app.newUser();
  const { ctx } = visitor(app);
  await failTimes(ctx, email, 9);
  expect(await outcome(ctx, email, password)).toBe('right');
  await failTimes(ctx, email, 10);
  expect(await outcome(ctx, email, password)).toMatch(/^rate_limited /);
});

test('of forty guesses at once, in two processes, ten are looked at', async () => {
  await using app = await testApplication();
  await using other = await testApplication();
  const { email, password } = await app.newUser();
  const verify = vi.fn<Passwords['verify']>(() => Promise.resolve(false));
  const passwords = { ...app.ports.passwords, verify };
  const contexts = [visitor(app).ctx, visitor(other).ctx].map((ctx) => ({ ...ctx, passwords }));
  const guesses = Array.from({ length: 20 }, () =>
    contexts.map((ctx) => outcome(ctx, email, password)),
  ).flat();
  const outcomes = await Promise.all(guesses);
  expect(outcomes.filter((one) => one === 'wrong')).toHaveLength(10);
  expect(outcomes.filter((one) => one.startsWith('rate_limited'))).toHaveLength(30);
  expect(verify).toHaveBeenCalledTimes(10);
});

test('failures that no longer count are deleted', async () => {
  await using app = await testApplication();
  const { ctx, time } = visitor(app, '192.0.2.9');
  await failTimes(ctx, 'old@example.com', 2);
  time.now += 15 * MINUTE_MS + 1;
  await failTimes(ctx, 'new@example.com', 1);
  await forgetSignInFailures(ctx);
  const left = await app.ports.db.prisma.signInFailure.findMany({ where: { address: '192.0.2.9' } });
  expect(left.map(({ account }) => account)).toEqual(['new@example.com']);
});
