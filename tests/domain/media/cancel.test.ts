import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { checkLedger, getBalance } from '#server/domain/ledger/index.ts';
import {
  cancelGeneration,
  type GenerationView,
  getGeneration,
  requestMedia,
  tendGenerations,
} from '#server/domain/media/index.ts';
import { randomFrom } from '#tests/components/chat/random-from.ts';
import {
  entriesOf,
  imageInput,
  letTimePass,
  type Making,
  startMaking,
  startWorkerProcess,
  statesOf,
  untilEnded,
  untilSettled,
  videoInput,
  workUntil,
} from '#tests/support/media/index.ts';

vi.setConfig({ testTimeout: 60_000 });

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);
/** Four at a time, as many as one person may have running. */
const CROSSINGS = 52;

const cancel = (m: Making, { id }: { id: string }) => cancelGeneration(m.ctx, { generationId: id });
const asksFal = (m: Making) => m.fal.requests.filter(({ operation }) => operation === 'cancel').length;

async function expectFree(m: Making, ended: GenerationView): Promise<void> {
  expect(ended).toMatchObject({ state: 'cancelled', failure: null, asset: null });
  expect(await entriesOf(m.ctx, ended.id)).toEqual(['hold', 'release']);
  expect(await getBalance(m.ctx)).toEqual({ available: '1000', held: '0' });
  expect(await checkLedger(m.ctx.db)).toEqual([]);
}

describe('cancelling', () => {
  test('what nobody has begun ends it at once, for nothing; the second time changes nothing', async () => {
    await using m = await startMaking();
    const asked = await requestMedia(m.ctx, videoInput(m));
    const first = await cancel(m, asked);
    await expectFree(m, first);
    expect(await cancel(m, asked)).toEqual(first);
    await tendGenerations(m.app.system);
    await expectFree(m, await untilEnded(m, asked));
    expect(m.fal.requests).toHaveLength(0);
  });

  test('what waits for a busy provider ends it at once', async () => {
    await using m = await startMaking();
    void m.fal.meet('submit', { before: { status: 429, headers: { 'retry-after': '3600' } } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    for (let round = 0; (await statesOf(m.ctx, asked.id)).length < 3 && round < 1_000; round++)
      await tendGenerations(m.app.system);
    await expectFree(m, await cancel(m, asked));
  });

  test('a picture that this machine is painting stops the painting', async () => {
    await using m = await startMaking();
    const asked = await requestMedia(m.ctx, imageInput({ prompt: 'A lake. [[sandbox:slow=3600]]' }));
    await workUntil(m, asked.id, ({ state }) => state === 'submitting');
    expect(await cancel(m, asked)).toMatchObject({ cancelRequested: true });
    await expectFree(m, await untilEnded(m, asked));
  });

  test('what waits at its provider takes it out of the queue there', async () => {
    await using m = await startMaking({ fal: { advance: false } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    await workUntil(m, asked.id, ({ state }) => state === 'submitted');
    await cancel(m, asked);
    await expectFree(m, await untilEnded(m, asked));
    expect(m.fal.accepted.jobs[0]?.state).toMatchObject({ error: { status: 499 } });
    expect(asksFal(m)).toBe(1);
  });

  test('what is being sent to its provider takes it out of the queue as soon as it is there', async () => {
    await using m = await startMaking({ fal: { advance: false } });
    const gate = Promise.withResolvers<void>();
    const sent = m.fal.meet('submit', { after: { wait: gate.promise } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    await tendGenerations(m.app.system);
    await sent;
    await cancel(m, asked);
    gate.resolve();
    await expectFree(m, await untilEnded(m, asked));
    expect(m.fal.accepted.jobs).toHaveLength(1);
  });

  test('what the provider is making comes too late: it is made and charged', async () => {
    await using m = await startMaking({ fal: { advance: false, begin: { status: 'IN_PROGRESS' } } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    await workUntil(m, asked.id, ({ state }) => state === 'running');
    await cancel(m, asked);
    await workUntil(m, asked.id, () => asksFal(m) > 0);
    (await m.fal.accepted.nth(1)).state = { status: 'COMPLETED' };
    expect(await untilEnded(m, asked)).toMatchObject({ state: 'succeeded', cancelRequested: true });
    expect(await entriesOf(m.ctx, asked.id)).toEqual(['hold', 'capture']);
    expect(asksFal(m)).toBe(1);
  });

  test('what was sent without an answer stops it where it is found', async () => {
    await using m = await startMaking({ fal: { advance: false } });
    void m.fal.meet('submit', { after: 'reset' });
    m.fal.always('list', { before: { status: 503 } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    await workUntil(m, asked.id, ({ state }) => state === 'submission_unknown');
    await cancel(m, asked);
    m.fal.always('list', undefined);
    await expectFree(m, await untilSettled(m, asked));
    expect(m.fal.accepted.jobs[0]?.state).toMatchObject({ error: { status: 499 } });
  });

  test('is repeated where the provider does not hear it the first time', async () => {
    await using m = await startMaking({ fal: { advance: false } });
    void m.fal.meet('cancel', { before: { status: 503 } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    await workUntil(m, asked.id, ({ state }) => state === 'submitted');
    await cancel(m, asked);
    await expectFree(m, await untilEnded(m, asked));
    expect(asksFal(m)).toBe(2);
  });

  test('what is made already changes nothing', async () => {
    await using m = await startMaking();
    const made = await untilEnded(m, await requestMedia(m.ctx, videoInput(m)));
    expect(await cancel(m, made)).toEqual(made);
    expect(asksFal(m)).toBe(0);
  });

  test('another person’s is not found', async () => {
    await using m = await startMaking();
    const asked = await requestMedia(m.ctx, videoInput(m));
    const { ctx } = await m.app.newUser();
    await expect(cancelGeneration(ctx, { generationId: asked.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await getGeneration(m.ctx, { generationId: asked.id })).toMatchObject({ state: 'queued' });
  });
});

test(`cancelling crosses with success ${CROSSINGS} times: each time there is one end and one settlement (TEST_SEED=${seed})`, async () => {
  const random = randomFrom(seed);
  await using m = await startMaking({ credits: '10000' });
  const ends: string[] = [];
  for (let crossing = 0; crossing < CROSSINGS; crossing += 4) {
    const asked = await Promise.all(Array.from({ length: 4 }, () => requestMedia(m.ctx, videoInput(m))));
    const crossed = asked.map(async (one) => {
      await pause(random() * 120);
      await cancel(m, one);
    });
    for (const one of asked) ends.push((await untilEnded(m, one)).state);
    await Promise.all(crossed);
    for (const { id } of asked) {
      const states = await statesOf(m.ctx, id);
      const final = states.filter((state) => /succeeded|failed|cancelled/.test(state));
      expect(final).toEqual([states.at(-1)]);
      const settled = final[0] === 'cancelled' ? 'release' : 'capture';
      expect(await entriesOf(m.ctx, id)).toEqual(['hold', settled]);
    }
  }
  expect(new Set(ends)).toEqual(new Set(['succeeded', 'cancelled']));
  expect(await checkLedger(m.ctx.db)).toEqual([]);
});

test('a worker that dies after the provider was told to stop leaves a generation that ends as the provider says', async () => {
  await using m = await startMaking({ fal: { advance: false } });
  const asked = await requestMedia(m.ctx, videoInput(m));
  await using worker = await startWorkerProcess(m.env, 'K12');
  await m.fal.accepted.nth(1);
  await cancel(m, asked);
  expect(await worker.gone).toBe('SIGKILL');
  expect(await entriesOf(m.ctx, asked.id)).toEqual(['hold']);
  await letTimePass(m);
  await expectFree(m, await untilSettled(m, asked));
  expect(m.fal.accepted.jobs).toHaveLength(1);
});
