import { expect, test } from 'vitest';
import { generations } from '#server/dialects/generations/index.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { testApplication, testEnvironment } from '#tests/support/app/index.ts';
import { testDatabaseUrl } from '#tests/support/database/index.ts';
import { killHard, startProcess } from '#tests/support/start-process.ts';
import { makeOnce, startKeyed, type Work } from './keyed-endpoint.ts';
import { askFor, openKeyed, replayed } from './open-keyed.ts';

const made: Work = (_ctx, { name }) => Promise.resolve({ made: name });
const told = async (response: Response) => [response.status, await response.json()];

test.each([1, 2])(
  'of 50 requests at once with one key, sent to %i processes, one is done',
  async (processes) => {
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const work: Work = async (_ctx, { name }) => {
      begun.resolve();
      await gate.promise;
      return { made: name };
    };
    await using it = await openKeyed(work);
    await using second = await testApplication();
    const elsewhere: Work = (ctx, input) => {
      it.done.push('elsewhere');
      return work(ctx, input);
    };
    await using other = await startKeyed(second.ports, elsewhere, generations);
    let refused = 0;
    const all = Array.from({ length: 50 }, async (_, index) => {
      const response = await askFor(index % processes === 0 ? it.server : other, it.token, 'key-1');
      if (response.status === 409) refused += 1;
      if (refused === 49) gate.resolve();
      return response;
    });
    await begun.promise;
    const answers = await Promise.all(all);
    expect(it.done).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answered of answers.filter(({ status }) => status !== 200)) {
      expect(answered.headers.get('retry-after')).toBe('1');
      expect(await told(answered)).toEqual([
        409,
        {
          statusCode: 409,
          message: 'The first request with this Idempotency-Key is still running.',
          error: 'Conflict',
        },
      ]);
    }
    expect(replayed(await it.ask('key-1'))).toBe('true');
    expect(replayed(await askFor(other, it.token, 'key-1'))).toBe('true');
  },
);

test('another request with the key of one that runs is refused as such', async () => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  await using it = await openKeyed(async () => {
    begun.resolve();
    await gate.promise;
    return { made: 'one' };
  });
  const first = it.ask('key-1');
  await begun.promise;
  expect((await it.ask('key-1', { name: 'two' })).status).toBe(400);
  await using second = await testApplication();
  await using other = await startKeyed(second.ports, made);
  expect((await askFor(other, it.token, 'key-1', { name: 'two' })).status).toBe(422);
  gate.resolve();
  expect((await first).status).toBe(200);
});

test('a process killed between the work and its answer leaves one piece of work, which the next try finds', async () => {
  await using it = await openKeyed(async (ctx, { requestKey = '' }) => {
    await makeOnce(ctx, requestKey);
    return { made: 'one' };
  });
  const victim = startProcess(['tests/http/keyed-process.ts'], {
    ...testEnvironment,
    DATABASE_URL: await testDatabaseUrl(),
  });
  const [, processId = '', port = ''] = await victim.output(/([\w-]{36}) (\d+)\n/);
  const lost = askFor({ url: `http://127.0.0.1:${port}` }, it.token, 'key-1').catch(() => 'lost');
  await victim.output(/worked/);
  killHard(victim.pid);
  expect([await lost, await victim.ended]).toEqual(['lost', 'SIGKILL']);
  const { prisma } = it.app.ports.db;
  const things = () => prisma.project.count({ where: { userId: it.user.userId } });
  expect(await things()).toBe(1);

  // Nobody knows yet that it is dead.
  expect((await it.ask('key-1')).status).toBe(409);
  await prisma.process.update({
    where: { id: processId },
    data: { heartbeatAt: new Date(Date.now() - 60_000) },
  });
  expect((await it.ask('key-1', { name: 'two' })).status).toBe(400);
  const tries = await Promise.all(Array.from({ length: 20 }, () => it.ask('key-1')));
  expect(tries.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(tries.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect([it.done.length, await things()]).toEqual([1, 1]);
  expect(replayed(await it.ask('key-1'))).toBe('true');
}, 60_000);

test('a process that was only taken for dead does not overwrite what was answered instead', async () => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  await using it = await openKeyed(async () => {
    begun.resolve();
    await gate.promise;
    return { made: 'late' };
  });
  await using second = await testApplication();
  await using other = await startKeyed(second.ports, () => Promise.resolve({ made: 'instead' }), generations);
  const slow = it.ask('key-1');
  await begun.promise;
  const where = { id: it.app.ports.processId };
  await it.app.ports.db.prisma.process.update({ where, data: { heartbeatAt: new Date(0) } });
  expect(await told(await askFor(other, it.token, 'key-1'))).toEqual([200, { made: 'instead' }]);
  gate.resolve();
  expect(await told(await slow)).toEqual([200, { made: 'late' }]);
  expect(await told(await it.ask('key-1'))).toEqual([200, { made: 'instead' }]);
});

test('where the answer could not be kept it is sent all the same, and the next try is done', async () => {
  const app = await testApplication();
  const user = await app.newUser();
  const { secret } = await app.apiKey(user.ctx);
  const warned: string[] = [];
  const broken: Ports = {
    ...app.ports,
    log: { ...app.ports.log, warn: (event) => void warned.push(event) },
    db: {
      ...app.ports.db,
      query: (statement, values) =>
        statement.name === 'keep-idempotent-answer'
          ? Promise.reject(new Error('the connection was lost'))
          : app.ports.db.query(statement, values),
    },
  };
  const done: string[] = [];
  await using server = await startKeyed(broken, (_ctx, { requestKey = '' }) => {
    done.push(requestKey);
    return Promise.resolve({ made: 'one' });
  });
  expect((await askFor(server, secret, 'key-1')).status).toBe(200);
  expect((await askFor(server, secret, 'key-1')).status).toBe(200);
  expect([warned, done]).toEqual([
    ['idempotency.not-kept', 'idempotency.not-kept'],
    [done[0], done[0]],
  ]);
  await app.close();
});
