import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ask, getTurn } from '#server/domain/conversation/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ModelEvent, ModelRequest } from '#server/kernel/model.ts';
import type { Database } from '#server/kernel/ports.ts';
import { follow, question, testApplication } from '#tests/support/app/index.ts';

/** A context whose model says what `speak` says. */
function withModel(ctx: Context, speak: (request: ModelRequest) => AsyncGenerator<ModelEvent>): Context {
  return { ...ctx, textModels: { stream: speak } };
}

const say = (text: string): ModelEvent => ({ type: 'text-delta', text });
const END: ModelEvent = { type: 'model-end', reason: 'stop' };

describe('words of all turns are stored by one statement at a time', () => {
  test('a turn ends without waiting for what others say meanwhile', async () => {
    await using app = await testApplication();
    const { ctx } = await app.newUser();
    const stores = gateStores(app.ports.db);
    const gated = { ...ctx, db: stores.db };
    const more = Promise.withResolvers<void>();
    const talker = async function* (): AsyncGenerator<ModelEvent> {
      yield say('One');
      await more.promise;
      yield say(', two');
      await new Promise(() => undefined);
    };
    const talking = question({ model: 'sandbox' });
    await ask(withModel(gated, talker), talking);
    const first = await stores.next();
    const spoken = Promise.withResolvers<void>();
    const brief = async function* (): AsyncGenerator<ModelEvent> {
      yield say('Done.');
      yield END;
      spoken.resolve();
    };
    const short = question({ model: 'sandbox' });
    await ask(withModel(gated, brief), short);
    const reader = follow(gated, short.turnId);
    await spoken.promise;
    more.resolve();
    await nextTurn();
    first.release();
    const held = await stores.next();
    expect(await reader.done).toMatchObject({ type: 'turn-end', status: 'complete' });
    expect(reader.text()).toBe('Done.');
    held.release();
  });

  test('what is heard while a statement runs is not shown with it, but stored and shown with the next', async () => {
    await using app = await testApplication();
    const { ctx } = await app.newUser();
    const stores = gateStores(app.ports.db);
    const speak = Promise.withResolvers<void>();
    const said = Promise.withResolvers<void>();
    const speaker = async function* (): AsyncGenerator<ModelEvent> {
      yield say('First');
      await speak.promise;
      yield say(', second');
      said.resolve();
      await new Promise(() => undefined);
    };
    const asked = question({ model: 'sandbox' });
    const gated = { ...withModel(ctx, speaker), db: stores.db };
    await ask(gated, asked);
    const reader = follow(gated, asked.turnId);
    const first = await stores.next();
    speak.resolve();
    await said.promise;
    expect(reader.text()).toBe('');
    first.release();
    await reader.until((so) => so.text() !== '');
    expect(reader.text()).toBe('First');
    expect(await getTurn(ctx, asked)).toMatchObject({ content: 'First' });
    (await stores.next()).release();
    await reader.until((so) => so.text() === 'First, second');
    expect(await getTurn(ctx, asked)).toMatchObject({ content: 'First, second' });
    reader.leave();
  });

  test('words whose store failed are stored again although the model says nothing more', async () => {
    await using app = await testApplication();
    const { ctx } = await app.newUser();
    const stores = gateStores(app.ports.db);
    const speaker = async function* (): AsyncGenerator<ModelEvent> {
      yield say('Kept');
      await new Promise(() => undefined);
    };
    const asked = question({ model: 'sandbox' });
    const gated = { ...withModel(ctx, speaker), db: stores.db };
    await ask(gated, asked);
    const reader = follow(gated, asked.turnId);
    (await stores.next()).fail();
    (await stores.next()).fail();
    (await stores.next()).release();
    await reader.until((so) => so.text() === 'Kept');
    expect(await getTurn(ctx, asked)).toMatchObject({ content: 'Kept' });
    reader.leave();
  });
});

type Store = { release(): void; fail(): void };

/** The same database, whose event log takes one statement after the other as the test says. */
function gateStores(db: Database): { db: Database; next(): Promise<Store> } {
  const arrived: Store[] = [];
  const waiting: ((store: Store) => void)[] = [];
  const gated: Database = {
    ...db,
    relaxed: {
      async query<Row>(...statement: Parameters<Database['query']>): Promise<Row[]> {
        const gate = Promise.withResolvers<void>();
        const store = { release: gate.resolve, fail: () => gate.reject(new Error('the database is away')) };
        const waiter = waiting.shift();
        if (waiter === undefined) arrived.push(store);
        else waiter(store);
        await gate.promise;
        return db.relaxed.query<Row>(...statement);
      },
    },
  };
  return {
    db: gated,
    async next() {
      const store = arrived.shift();
      return store ?? new Promise((resolve) => waiting.push(resolve));
    },
  };
}
