import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openEmbeddedPostgres } from '#server/infra/database/embedded/index.ts';
import { verifyApiKey } from '#server/domain/account/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { anotherTestDatabaseUrl, memoryDir, testDatabaseUrl } from '#tests/support/database/index.ts';
import { asProcess, cli, objectIn, type Outcome } from './call-cli.ts';

const PASSWORD = 'correct horse battery';
const COMMANDS = [
  'user:create',
  'key:create',
  'plan:set',
  'credits:grant',
  'ledger:check',
  'storage:sweep',
  'db:url',
];

test('a command is a process: one object on stdout, or words on stderr, and an exit code', async () => {
  const made = await cli(
    ['user:create', '--email', 'process@example.com', '--password', PASSWORD],
    {},
    asProcess,
  );
  expect([made.code, objectIn(made)]).toEqual([0, expect.objectContaining({ email: 'process@example.com' })]);
  const refused = await cli(['key:create', '--email', 'nobody@example.com'], {}, asProcess);
  expect([refused.code, objectIn(refused)['error']]).toEqual([1, 'not_found']);
  const wrong = await cli(['user:create'], {}, asProcess);
  expect([wrong.code, wrong.out, wrong.err]).toEqual([2, '', expect.stringMatching(/^--email is missing\./)]);
});

test('an account and its keys are made, and they work', async () => {
  await using app = await testApplication();
  const made = await cli(
    ['user:create', '--email', 'Kim@Example.com', '--password', PASSWORD, '--name', 'Kim', '--admin'],
    { SIGNUPS: 'closed' },
  );
  expect(made.code).toBe(0);
  expect(objectIn(made)).toEqual({
    id: expect.any(Number),
    uuid: expect.any(String),
    email: 'kim@example.com',
    role: 'admin',
  });
  expect(made.out).not.toContain(PASSWORD);

  const key = objectIn(
    await cli([
      'key:create',
      '--email',
      'KIM@example.com',
      '--test',
      '--scopes',
      'chat,metrics',
      '--expires',
      '2999-01-01T00:00:00Z',
    ]),
  );
  expect(key).toMatchObject({
    name: 'cli',
    mode: 'test',
    scopes: ['chat', 'metrics'],
    expiresAt: '2999-01-01T00:00:00.000Z',
  });
  expect(await verifyApiKey({ ...app.ports, address: '' }, String(key['secret']))).toMatchObject({
    role: 'admin',
    sandboxOnly: true,
    scopes: ['chat', 'metrics'],
  });

  const again = await cli(['user:create', '--email', 'kim@example.com', '--password', PASSWORD]);
  expect([again.code, objectIn(again)]).toEqual([
    1,
    { error: 'conflict', message: 'There is already an account with this e-mail address.' },
  ]);
});

test('a key for a day works until the end of that day, in UTC', async () => {
  await cli(['user:create', '--email', 'day@example.com', '--password', PASSWORD]);
  const until = async (date: string) =>
    objectIn(await cli(['key:create', '--email', 'day@example.com', '--expires', date]));
  expect(await until('2999-12-01')).toMatchObject({ expiresAt: '2999-12-01T23:59:59.999Z' });
  expect(await until('2999-02-31')).toMatchObject({ error: 'invalid_input' });
});

test.each([[['--help']], [['help']], [['key:create', '--help']]])(
  '%j says how to call it, with exit code 0',
  async (args) => {
    const { code, out, err } = await cli(args, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' });
    expect([code, err]).toEqual([0, '']);
    for (const command of COMMANDS) expect(out).toContain(command);
  },
);

test('the address of an own database that does not run is refused, and none is made', async () => {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  const dataDir = path.join(dir, 'untouched');
  const outcome = await cli(['db:url'], { DATABASE_URL: '', DATA_DIR: dataDir });
  expect([outcome.code, objectIn(outcome)]).toEqual([
    1,
    { error: 'unavailable', message: expect.stringContaining('does not run') },
  ]);
  expect(existsSync(dataDir)).toBe(false);
});

test('the address of an own database that runs is one that answers', async () => {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  const postgres = await openEmbeddedPostgres({
    dir: path.join(dir, 'postgres'),
    log: () => {},
    durable: false,
  });
  onTestFinished(() => postgres.stop());
  const { url } = objectIn(await cli(['db:url'], { DATABASE_URL: '', DATA_DIR: dir }));
  expect(url).toBe(postgres.url('greenroom'));
});

test('an account begins with the credits that are asked for, or with those of SIGNUP_CREDITS', async () => {
  await using app = await testApplication();
  const settings = { SIGNUP_CREDITS: '2.5' };
  const make = (email: string, ...options: string[]) =>
    cli(['user:create', '--email', email, '--password', PASSWORD, ...options], settings);
  const available = async (made: Outcome) => {
    const userId = Number(objectIn(made)['id']);
    const { prisma } = app.ports.db;
    return (await prisma.creditAccount.findUniqueOrThrow({ where: { userId } })).available.toString();
  };
  expect(await available(await make('usual@example.com'))).toBe('2.5');
  expect(await available(await make('rich@example.com', '--credits', '37.5'))).toBe('37.5');
  expect(await available(await make('poor@example.com', '--credits', '0'))).toBe('0');
});

test('credits are granted with a reason, and what there is then is printed', async () => {
  await using app = await testApplication();
  const { email, userId } = await app.newUser();
  const options = ['--email', email.toUpperCase(), '--amount', '37.5', '--reason', 'a gift'];
  const granted = await cli(['credits:grant', ...options]);
  expect([granted.code, objectIn(granted)]).toEqual([
    0,
    { email, granted: '37.5', available: '137.5', held: '0' },
  ]);
  const entry = await app.ports.db.prisma.creditEntry.findFirst({ where: { userId, seq: 2 } });
  expect(entry).toMatchObject({ kind: 'grant', reason: 'a gift', actorId: null, requestId: 'cli' });
});

test('a ledger is checked: exit code 0 when all is well, 1 and what is wrong when it is not', async () => {
  const databaseUrl = await anotherTestDatabaseUrl();
  await using app = await testApplication({ databaseUrl });
  const { userId } = await app.newUser();
  const check = () => cli(['ledger:check'], { DATABASE_URL: databaseUrl });
  const well = await check();
  expect([well.code, objectIn(well)]).toEqual([0, { ok: true, violations: [] }]);
  await app.ports.db.prisma.creditAccount.update({
    where: { userId },
    data: { available: { increment: '0.000001' } },
  });
  const wrong = await check();
  expect([wrong.code, objectIn(wrong)]).toEqual([
    1,
    {
      ok: false,
      violations: [
        {
          invariant: 'a balance is the sum of its entries',
          count: 1,
          examples: [`user ${userId}`],
        },
        { invariant: 'the last entry shows the balance', count: 1, examples: [`user ${userId}`] },
      ],
    },
  ]);
});

test.each([
  ['--amount', '-1', 'amount: must be more than 0'],
  ['--reason', ' ', 'reason: '],
  ['--email', 'nobody@example.com', 'There is no account'],
])('a grant with %s %j is refused with exit code 1', async (option, value, message) => {
  await using app = await testApplication();
  const { email } = await app.newUser();
  const options = { '--email': email, '--amount': '1', '--reason': 'a gift', [option]: value };
  // With `=`, as a value that begins with a dash must be given.
  const outcome = await cli(['credits:grant', ...Object.entries(options).map((each) => each.join('='))]);
  expect([outcome.code, objectIn(outcome)]).toEqual([
    1,
    { error: expect.any(String), message: expect.stringContaining(message) },
  ]);
});

test('what storage holds is compared with the database, and what nothing knows is removed when asked', async () => {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  const report = objectIn(await cli(['storage:sweep'], { DATA_DIR: dir }));
  expect(report).toEqual({
    objects: 0,
    strangers: 0,
    orphans: { count: 0, bytes: 0, examples: [], deleted: 0 },
    lost: { rows: 0, count: 0, examples: [] },
    unfinished: 0,
  });
  const old = path.join(dir, `files/objects/u/images/${newId()}.png`);
  mkdirSync(path.dirname(old), { recursive: true });
  writeFileSync(old, 'x');
  utimesSync(old, 0, 0);
  expect(objectIn(await cli(['storage:sweep'], { DATA_DIR: dir }))).toMatchObject({
    orphans: { count: 1, deleted: 0 },
  });
  // Not one object belongs to this database: it may be the wrong one.
  const refused = await cli(['storage:sweep', '--delete'], { DATA_DIR: dir });
  expect([refused.code, objectIn(refused)['error'], existsSync(old)]).toEqual([1, 'conflict', true]);
});

test('where the database is can be asked', async () => {
  expect(objectIn(await cli(['db:url']))).toEqual({ url: await testDatabaseUrl() });
});

test.each([
  [['key:create', '--email', 'nobody@example.com'], 'not_found', 'There is no account'],
  [['user:create', '--email', 'x', '--password', PASSWORD], 'invalid_input', 'email: '],
  [['user:create', '--email', 'short@example.com', '--password', 'hunter2'], 'invalid_input', 'password: '],
  [
    ['user:create', '--email', 'x@example.com', '--password', PASSWORD, '--credits=-1'],
    'invalid_input',
    'credits: must not be negative',
  ],
  [['key:create', '--email', 'nobody@example.com', '--name', ''], 'not_found', 'There is no account'],
])('%j is refused with exit code 1', async (args, error, message) => {
  const outcome = await cli(args);
  expect([outcome.code, objectIn(outcome)]).toEqual([
    1,
    { error, message: expect.stringContaining(message) },
  ]);
  expect(outcome.out).not.toContain('hunter2');
});

test.each([
  [[], 'Which command?'],
  [['user:destroy'], 'There is no command "user:destroy".'],
  [['__proto__'], 'There is no command "__proto__".'],
  [['user:create'], '--email is missing.'],
  [['user:create', '--email', 'a@example.com'], '--password is missing.'],
  [['user:create', '--email'], '--email'],
  [['user:create', '--mail', 'a@example.com'], '--mail'],
  [['user:create', 'a@example.com'], 'a@example.com'],
  [['credits:grant', '--email', 'a@example.com', '--amount', '1'], '--reason is missing.'],
  [['ledger:check', '--fix'], '--fix'],
])('%j is a wrong call: exit code 2, and how to call it', async (args, problem) => {
  const { code, out, err } = await cli(args, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' });
  expect([code, out]).toEqual([2, '']);
  expect(err.split('\n')[0]).toContain(problem);
  for (const command of COMMANDS) expect(err).toContain(command);
});

test('a setting that is wrong is named, and a secret in it is not shown', async () => {
  const outcome = await cli(['db:url'], { DATABASE_URL: 'mysql://me:hidden-word@db/x' });
  expect(outcome.code).toBe(1);
  expect(objectIn(outcome)).toMatchObject({
    message: expect.stringMatching(/^DATABASE_URL: expected .*for example/),
  });
  expect(outcome.out).not.toContain('hidden-word');
});

test('a database that is not there is said so, without its password', async () => {
  const outcome = await cli(['db:url'], { DATABASE_URL: 'postgresql://me:hidden-word@127.0.0.1:9/none' });
  expect(outcome.code).toBe(1);
  expect(JSON.stringify(objectIn(outcome))).not.toContain('hidden-word');
});

test('nothing of a database is made for a call that is wrong', async () => {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  const dataDir = path.join(dir, 'untouched');
  await cli(['user:create'], { DATABASE_URL: '', DATA_DIR: dataDir });
  expect(existsSync(dataDir)).toBe(false);
});
