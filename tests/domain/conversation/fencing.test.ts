import { describe, expect, test } from 'vitest';
import { ask, getTurn, tendTurns } from '#server/domain/conversation/index.ts';
import { withClient } from '#server/infra/database/migrate/index.ts';
import { startProviderSimulator } from '#tests/simulators/providers/index.ts';
import {
  follow,
  providerEnvironment,
  question,
  type TestApplication,
  testApplication,
} from '#tests/support/app/index.ts';
import { testDatabaseUrl } from '#tests/support/database/index.ts';

/** A process that says "So far", hears more only at `open()`, and another process beside it. */
async function stalled() {
  const provider = await startProviderSimulator();
  const env = providerEnvironment(provider);
  const [a, b] = [await testApplication({ env }), await testApplication({ env })];
  const user = await a.newUser();
  const gate = Promise.withResolvers<void>();
  const exchange = provider.answer({
    steps: [{ text: 'So far' }, { wait: gate.promise }, { text: ', and more' }, 'stall'],
  });
  const asked = question();
  await ask(user.ctx, asked);
  const reader = follow(user.ctx, asked.turnId);
  await reader.until((so) => so.text() === 'So far');
  return {
    a,
    b,
    inB: await b.sameUser(user),
    turn: { turnId: asked.turnId },
    open: gate.resolve,
    exchange,
    reader,
    async [Symbol.asyncDispose]() {
      await Promise.all([a.close(), b.close()]);
      await provider.close();
    },
  };
}

/** Makes the last sign of life of the process a minute old. */
async function looksDead({ ports }: TestApplication): Promise<void> {
  const heartbeatAt = new Date(Date.now() - 60_000);
  await ports.db.prisma.process.update({ where: { id: ports.processId }, data: { heartbeatAt } });
}

describe('a process that was taken for dead', () => {
  test('cannot add a word when it wakes up, and its reader has seen nothing that is not stored', async () => {
    await using s = await stalled();
    await looksDead(s.a);
    await tendTurns(s.b.system);
    expect(await getTurn(s.inB, s.turn)).toMatchObject({ status: 'interrupted', content: 'So far' });
    s.open();
    expect(await s.reader.done).toMatchObject({
      type: 'turn-end',
      status: 'interrupted',
      failure: null,
      seq: 6,
    });
    expect(s.reader.text()).toBe('So far');
    expect((await s.exchange.closed).by).toBe('client');
    expect(await getTurn(s.inB, s.turn)).toMatchObject({ status: 'interrupted', content: 'So far' });
    const late = follow(s.inB, s.turn.turnId);
    expect(await late.done).toMatchObject({ status: 'interrupted' });
    expect(late.text()).toBe('So far');
  });

  test('that lives again keeps its turns: nobody else closes them', async () => {
    await using s = await stalled();
    await looksDead(s.a);
    await tendTurns(s.a.system);
    await tendTurns(s.b.system);
    s.open();
    await s.reader.until((so) => so.text() === 'So far, and more');
    expect(await getTurn(s.inB, s.turn)).toMatchObject({ status: 'running', content: 'So far, and more' });
  });

  test('stores no word between the closing of its turn and the reading of its log', async () => {
    await using s = await stalled();
    const url = await testDatabaseUrl();
    await withClient(url, async (client) => {
      await client.query('begin');
      await client.query(`update turns set status = 'interrupted', ended_at = now() where id = $1`, [
        s.turn.turnId,
      ]);
      s.open();
      // Either it waits for the one that closes, or it has shown what that one will not see.
      while (s.reader.text() === 'So far' && (await waitingForLocks()) === 0);
      const { rows } = await client.query<{ text: string }>(
        'select text from turn_events where turn_id = $1',
        [s.turn.turnId],
      );
      expect(s.reader.text()).toBe('So far');
      expect(rows).toEqual([{ text: 'So far' }]);
      await client.query('commit');
    });
    expect(await s.reader.done).toMatchObject({ status: 'interrupted', seq: 6 });
    expect(s.reader.text()).toBe('So far');
  });

  test('is given the time to finish the word that it is storing', async () => {
    await using s = await stalled();
    await looksDead(s.a);
    const url = await testDatabaseUrl();
    await withClient(url, async (client) => {
      await client.query('begin');
      await client.query('select from turns where id = $1 for share', [s.turn.turnId]);
      await client.query(`insert into turn_events (turn_id, seq, kind, text) values ($1, 6, 'text', '!')`, [
        s.turn.turnId,
      ]);
      await tendTurns(s.b.system);
      expect(await getTurn(s.inB, s.turn)).toMatchObject({ status: 'running' });
      await client.query('commit');
    });
    await tendTurns(s.b.system);
    expect(await getTurn(s.inB, s.turn)).toMatchObject({ status: 'interrupted', content: 'So far!' });
  });
});

test('a database that was away from everybody makes nobody dead', async () => {
  await using s = await stalled();
  for (const app of [s.a, s.b]) await looksDead(app);
  await tendTurns(s.b.system);
  expect(await getTurn(s.inB, s.turn)).toMatchObject({ status: 'running' });
  await tendTurns(s.a.system);
  await tendTurns(s.b.system);
  expect(await getTurn(s.inB, s.turn)).toMatchObject({ status: 'running' });
  s.open();
  await s.reader.until((so) => so.text() === 'So far, and more');
});

test('two processes that find the same dead one close its turn once, with all its words', async () => {
  await using s = await stalled();
  await using c = await testApplication();
  await looksDead(s.a);
  await Promise.all([tendTurns(s.b.system), tendTurns(c.system), tendTurns(s.b.system)]);
  expect(await getTurn(s.inB, s.turn)).toMatchObject({ status: 'interrupted', content: 'So far' });
});

async function waitingForLocks(): Promise<number> {
  const url = await testDatabaseUrl();
  const { rows } = await withClient(url, (client) =>
    client.query<{ count: number }>(
      `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    ),
  );
  return rows[0]?.count ?? 0;
}
