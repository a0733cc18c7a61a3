import { expect, test } from 'vitest';
import { createUser, getDoorstep, signUp } from '#server/domain/account/index.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';
import { anotherTestDatabaseUrl } from '#tests/support/database/index.ts';

const PASSWORD = 'correct horse battery';

/** An application of which nobody is a user yet. */
async function emptyApplication(env: Record<string, string> = {}): Promise<TestApplication> {
  return testApplication({ env, databaseUrl: await anotherTestDatabaseUrl() });
}

const person = (name: string) => ({ email: `${name}@example.com`, password: PASSWORD });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

test('the first person is the administrator, the next ones are users', async () => {
  await using app = await emptyApplication();
  const ctx = app.contextOf({ kind: 'anonymous' });
  expect(await getDoorstep(ctx)).toMatchObject({ me: null, firstRun: true, signUps: true });
  expect(await signUp(ctx, person('ada'))).toMatchObject({ email: 'ada@example.com', role: 'admin' });
  expect(await signUp(ctx, person('bob'))).toMatchObject({ role: 'user' });
  expect(await getDoorstep(ctx)).toMatchObject({ firstRun: false, signUps: true });
});

test('of ten first people at once, in two processes, one is the administrator', async () => {
  const databaseUrl = await anotherTestDatabaseUrl();
  await using app = await testApplication({ databaseUrl });
  await using other = await testApplication({ databaseUrl });
  const people = Array.from({ length: 10 }, (_, index) =>
    signUp((index % 2 === 0 ? app : other).contextOf({ kind: 'anonymous' }), person(`p${index}`)),
  );
  const roles = (await Promise.all(people)).map(({ role }) => role);
  expect(roles.toSorted()).toEqual(['admin', ...Array.from({ length: 9 }, () => 'user')]);
});

test('where sign-ups are closed the first person may come in, alone', async () => {
  await using app = await emptyApplication({ SIGNUPS: 'closed' });
  const ctx = app.contextOf({ kind: 'anonymous' });
  expect(await getDoorstep(ctx)).toMatchObject({ signUps: true });
  const codes = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => codeOf(signUp(ctx, person(name)))));
  expect(codes.toSorted()).toEqual(['done', 'forbidden', 'forbidden', 'forbidden', 'forbidden']);
  expect(await getDoorstep(ctx)).toMatchObject({ signUps: false });
  expect(await codeOf(createUser(app.system, { ...person('z'), name: undefined, admin: false }))).toBe(
    'done',
  );
});

test('an address is somebody’s once, however it is written', async () => {
  await using app = await testApplication();
  const ctx = app.contextOf({ kind: 'anonymous' });
  await signUp(ctx, person('carol'));
  for (const email of ['carol@example.com', 'CAROL@Example.COM', '  carol@example.com ']) {
    expect(await codeOf(signUp(ctx, { email, password: PASSWORD }))).toBe('conflict');
  }
  const twins = await Promise.all([1, 2, 3].map(() => codeOf(signUp(ctx, person('dave')))));
  expect(twins.toSorted()).toEqual(['conflict', 'conflict', 'done']);
});

test('a password is stored as argon2id with the cost that OWASP recommends', async () => {
  await using app = await testApplication();
  const { id } = await signUp(app.contextOf({ kind: 'anonymous' }), person('erin'));
  const { passwordHash } = await app.ports.db.prisma.user.findUniqueOrThrow({ where: { id } });
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await app.ports.passwords.verify(passwordHash, PASSWORD)).toBe(true);
  expect(await app.ports.passwords.verify(passwordHash, `${PASSWORD} `)).toBe(false);
});

test.each([
  [{ email: 'no address' }, 'email'],
  [{ email: 'a@b' }, 'email'],
  [{ email: `${'x'.repeat(250)}@example.com` }, 'email'],
  [{ email: 'a\0b@example.com' }, 'email'],
  [{ password: 'too short' }, 'password'],
  [{ password: 'x'.repeat(201) }, 'password'],
  [{ name: ' ' }, 'name'],
  [{ name: 'x'.repeat(101) }, 'name'],
])('%j is refused by its field', async (over, field) => {
  await using app = await testApplication();
  const input = { ...person('frank'), ...over };
  await expect(signUp(app.contextOf({ kind: 'anonymous' }), input)).rejects.toMatchObject({
    issues: [{ path: [field] }],
  });
});
