import { describe, expect, test } from 'vitest';
import { ask, getConversation, stopTurn, tendTurns } from '#server/domain/conversation/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { type ProviderSimulator, startProviderSimulator } from '#tests/simulators/providers/index.ts';
import {
  cutBuses,
  follow,
  providerEnvironment,
  question,
  type TestApplication,
  testApplication,
} from '#tests/support/app/index.ts';

type Two = AsyncDisposable & {
  provider: ProviderSimulator;
  a: TestApplication;
  b: TestApplication;
  /** The same user in both. */
  inA: Context;
  inB: Context;
};

async function twoProcesses(): Promise<Two> {
  const provider = await startProviderSimulator();
  provider.otherwise({ steps: [{ text: 'A title' }, { end: 'stop' }] });
  const env = providerEnvironment(provider);
  const [a, b] = [await testApplication({ env }), await testApplication({ env })];
  const user = await a.newUser();
  return {
    provider,
    a,
    b,
    inA: user.ctx,
    inB: await b.sameUser(user),
    async [Symbol.asyncDispose]() {
      await Promise.all([a.close(), b.close()]);
      await provider.close();
    },
  };
}

describe('a turn that process A runs', () => {
  test('is watched from B while it is being said, and to its end', async () => {
    await using two = await twoProcesses();
    const more = Promise.withResolvers<void>();
    const last = Promise.withResolvers<void>();
    two.provider.answer({
      steps: [
        { text: 'One 🙂' },
        { wait: more.promise },
        { text: ' two' },
        { wait: last.promise },
        { text: ' three' },
        { end: 'stop' },
      ],
    });
    const asked = question();
    await ask(two.inA, asked);
    const reader = follow(two.inB, asked.turnId);
    await reader.until((so) => so.text() === 'One 🙂');
    more.resolve();
    await reader.until((so) => so.text() === 'One 🙂 two');
    last.resolve();
    expect(await reader.done).toMatchObject({ type: 'turn-end', status: 'complete', seq: 16 });
    expect(reader.text()).toBe('One 🙂 two three');
  });

  test('tells B of new words within a moment, not only when B looks for itself', async () => {
    await using two = await twoProcesses();
    const gates = Array.from({ length: 20 }, () => Promise.withResolvers<void>());
    const steps = gates.flatMap(({ promise }, index) => [{ wait: promise }, { text: `${index} ` }]);
    two.provider.answer({ steps: [{ text: 'go ' }, ...steps, { end: 'stop' }] });
    const asked = question();
    await ask(two.inA, asked);
    const reader = follow(two.inB, asked.turnId);
    await reader.until((so) => so.text() === 'go ');
    const waits: number[] = [];
    for (const [index, gate] of gates.entries()) {
      const from = performance.now();
      gate.resolve();
      await reader.until((so) => so.text().endsWith(` ${index} `));
      waits.push(performance.now() - from);
    }
    await reader.done;
    waits.sort((one, other) => one - other);
    console.log(`from the provider to a reader in another process: median ${waits[10]?.toFixed(1)} ms`);
    expect(waits[10]).toBeLessThan(500);
  });

  test('is resumed on B at the place where a reader of A was cut off, by position and by snapshot', async () => {
    await using two = await twoProcesses();
    const rest = Promise.withResolvers<void>();
    two.provider.answer({
      steps: [
        { reasoning: 'Hm. ' },
        { text: 'One 🙂' },
        { wait: rest.promise },
        { text: ' two' },
        { end: 'stop' },
      ],
    });
    const asked = question();
    await ask(two.inA, asked);
    const first = follow(two.inA, asked.turnId);
    await first.until((so) => so.text() === 'One 🙂');
    first.leave();
    const { messages } = await getConversation(two.inB, { conversationId: asked.conversationId, limit: 9 });
    const shown = messages.at(-1);
    expect(shown).toMatchObject({ content: 'One 🙂', reasoning: 'Hm. ', live: { seq: 10 } });
    const byPosition = follow(two.inB, asked.turnId, first.seq());
    const bySnapshot = follow(two.inB, asked.turnId, shown?.live?.seq ?? -1);
    rest.resolve();
    for (const reader of [byPosition, bySnapshot]) {
      expect(await reader.done).toMatchObject({ status: 'complete' });
      expect(reader.text()).toBe(' two');
    }
  });

  test('is stopped from B: the connection to the provider closes at once, and all readers learn it', async () => {
    await using two = await twoProcesses();
    const exchange = two.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    await ask(two.inA, asked);
    const readers = [follow(two.inA, asked.turnId), follow(two.inB, asked.turnId)];
    for (const reader of readers) await reader.until((so) => so.text() === 'So far');
    const from = performance.now();
    const end = await stopTurn(two.inB, { turnId: asked.turnId });
    const answered = performance.now() - from;
    const closed = await exchange.closed;
    console.log(
      `stopped from another process: provider's connection closed after ${(closed.at - from).toFixed(0)} ms, answer after ${answered.toFixed(0)} ms`,
    );
    expect(closed.by).toBe('client');
    expect(closed.at - from).toBeLessThan(2_000);
    expect(end).toMatchObject({ type: 'turn-end', status: 'stopped', seq: 6 });
    for (const reader of readers)
      expect(await reader.done).toMatchObject({ type: 'turn-end', status: 'stopped' });
    expect(await stopTurn(two.inB, { turnId: asked.turnId })).toEqual(end);
  });

  test('is stopped from B by the next round of A where the bell did not arrive', async () => {
    await using two = await twoProcesses();
    const exchange = two.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    await ask(two.inA, asked);
    await follow(two.inA, asked.turnId).until((so) => so.text() === 'So far');
    const stopping = stopTurn(silenced(two.inB), { turnId: asked.turnId });
    const asking = { where: { id: asked.turnId, stopRequestedAt: { not: null } } };
    while ((await two.b.ports.db.prisma.turn.count(asking)) === 0);
    await tendTurns(two.a.system);
    expect((await exchange.closed).by).toBe('client');
    expect(await stopping).toMatchObject({ status: 'stopped' });
  });
});

/** A context whose bus neither sends nor receives. */
function silenced(ctx: Context): Context {
  return { ...ctx, bus: { publish: () => undefined, subscribe: () => () => undefined } };
}

describe('when the bus is lost', () => {
  test('turns go on, and readers elsewhere get every word', async () => {
    await using two = await twoProcesses();
    const gates = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
    const steps = gates.flatMap(({ promise }, index) => [{ wait: promise }, { text: ` ${index}` }]);
    two.provider.answer({ steps: [{ text: 'go' }, ...steps, { end: 'stop' }] });
    const asked = question();
    await ask(two.inA, asked);
    const reader = follow(two.inB, asked.turnId);
    await reader.until((so) => so.text() === 'go');
    for (const [index, gate] of gates.entries()) {
      expect(await cutBuses()).toBeGreaterThan(0);
      gate.resolve();
      await reader.until((so) => so.text().endsWith(` ${index}`));
      // Both are back before the next cut.
      await Promise.all([heardAcross(two.a, two.b), heardAcross(two.b, two.a)]);
    }
    expect(await reader.done).toMatchObject({ status: 'complete' });
    expect(reader.text()).toBe('go 0 1 2');
  });

  test('a reader that hears no bell at all looks for itself', async () => {
    await using two = await twoProcesses();
    const more = Promise.withResolvers<void>();
    two.provider.answer({
      steps: [{ text: 'One' }, { wait: more.promise }, { text: ' two' }, { end: 'stop' }],
    });
    const asked = question();
    await ask(two.inA, asked);
    const reader = follow(silenced(two.inB), asked.turnId);
    await reader.until((so) => so.text() === 'One');
    more.resolve();
    expect(await reader.done).toMatchObject({ status: 'complete' });
    expect(reader.text()).toBe('One two');
  });
});

/** Fulfilled when something that `from` publishes has arrived at `to`. */
async function heardAcross(from: TestApplication, to: TestApplication): Promise<void> {
  const arrived = Promise.withResolvers<void>();
  const unsubscribe = to.ports.bus.subscribe('test', arrived.resolve);
  const knock = setInterval(() => from.ports.bus.publish('test'), 20);
  await arrived.promise;
  clearInterval(knock);
  unsubscribe();
}
