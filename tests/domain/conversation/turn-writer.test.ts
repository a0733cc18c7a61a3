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

/** Speaks in every turn of the event loop until it is stopped. */
async function* speakOn({ signal }: ModelRequest): AsyncGenerator<ModelEvent> {
  while (!signal.aborted) {
    yield say('on ');
    await nextTurn();
  }
}

describe('words of all turns are stored by one statement at a time', () => {
  test('a turn ends while another goes on speaking without a pause', async () => {
    await using app = await testApplication();
    const { ctx } = await app.newUser();
    const endless = question({ model: 'sandbox' });
    await ask(withModel(ctx, speakOn), endless);
    await follow(ctx, endless.turnId).until((so) => so.text().length > 30);
    const short = question({ model: 'sandbox' });
    const speakOnce = async function* () {
      yield say('Done.');
      yield END;
    };
    await ask(withModel(ctx, speakOnce), short);
    const reader = follow(ctx, short.turnId);
    expect(await reader.done).toMatchObject({ type: 'turn-end', status: 'complete' });
    expect(await getTurn(ctx, endless)).toMatchObject({ status: 'running' });
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
