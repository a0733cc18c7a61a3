import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openPostgresBus, type PostgresBus } from '#server/infra/bus/postgres-bus.ts';
import { withClient } from '#server/infra/database/migrate/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { createLogger } from '#server/infra/log/create-logger.ts';
import { cutBuses } from '#tests/support/app/index.ts';
import { testDatabaseUrl } from '#tests/support/database/index.ts';

type Buses = AsyncDisposable & { one: PostgresBus; other: PostgresBus };

async function twoBuses(): Promise<Buses> {
  const url = await testDatabaseUrl();
  const open = () => openPostgresBus(url, newId(), createLogger('silent'));
  const [one, other] = [await open(), await open()];
  return {
    one,
    other,
    async [Symbol.asyncDispose]() {
      await Promise.all([one.close(), other.close()]);
    },
  };
}

/** Counts the rings of a topic; `next` is fulfilled by the next one. */
function listen(bus: PostgresBus, topic: string) {
  let count = 0;
  let ring = Promise.withResolvers<void>();
  bus.subscribe(topic, () => {
    count++;
    ring.resolve();
    ring = Promise.withResolvers<void>();
  });
  return { count: () => count, next: () => ring.promise };
}

describe('a bus between processes', () => {
  test('wakes its own subscribers at once, before the database has answered', async () => {
    await using buses = await twoBuses();
    const heard = listen(buses.one, 'turn:1');
    buses.one.publish('turn:1');
    expect(heard.count()).toBe(1);
  });

  test('wakes those of other processes, and its own only once', async () => {
    await using buses = await twoBuses();
    const [here, there] = [listen(buses.one, 'turn 1'), listen(buses.other, 'turn 1')];
    const rung = there.next();
    buses.one.publish('turn 1');
    await rung;
    // A second round trip: an echo of the first would have come before it.
    const answered = here.next();
    buses.other.publish('turn 1');
    await answered;
    expect([here.count(), there.count()]).toEqual([2, 2]);
  });

  test('comes back after its connection was ended, and wakes everybody, who may have missed something', async () => {
    await using buses = await twoBuses();
    const missed = listen(buses.other, 'anything');
    const woken = missed.next();
    expect(await cutBuses()).toBe(2);
    await woken;
    const heard = listen(buses.other, 'turn:1');
    const rung = heard.next();
    const knock = setInterval(() => buses.one.publish('turn:1'), 20);
    await rung;
    clearInterval(knock);
  });

  test('publishing while the connection is away harms nobody', async () => {
    await using buses = await twoBuses();
    const here = listen(buses.one, 'turn:1');
    const cutting = cutBuses();
    for (let index = 0; index < 50; index++) buses.one.publish('turn:1');
    await cutting;
    buses.one.publish('turn:1');
    expect(here.count()).toBeGreaterThanOrEqual(51);
  });

  test.each([0, 100])('closed %i ms after it was lost, leaves no connection behind', async (ms) => {
    const url = await testDatabaseUrl();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const lost = Promise.withResolvers<void>();
    const log = { ...createLogger('silent'), warn: () => lost.resolve() };
    const bus = await openPostgresBus(url, newId(), log);
    expect(await cutBuses()).toBe(1);
    await lost.promise;
    // At 100 ms it begins to connect again.
    await vi.advanceTimersByTimeAsync(ms);
    await bus.close();
    await vi.advanceTimersByTimeAsync(60_000);
    await withClient(url, async (client) => {
      const others = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
      while ((await client.query(others)).rows.length > 0);
    });
  });
});
