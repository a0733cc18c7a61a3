import { expect, test, vi } from 'vitest';
import { checkLedger } from '#server/domain/ledger/index.ts';
import { emptyBin, getGeneration, removeGeneration, requestMedia } from '#server/domain/media/index.ts';
import { entriesOf, imageInput, startMaking, storedKeys, untilEnded } from '#tests/support/media/index.ts';

vi.setConfig({ testTimeout: 30_000 });

const DAY_MS = 24 * 3_600_000;

test('after 30 days in the bin the objects are gone; what was asked and paid stays', async () => {
  await using m = await startMaking();
  const made = await untilEnded(m, await requestMedia(m.ctx, imageInput()));
  const kept = await untilEnded(m, await requestMedia(m.ctx, imageInput({ prompt: 'Another lake.' })));
  const objectsOf = async (id: string) => (await storedKeys(m.ctx)).filter((key) => key.includes(id));
  await removeGeneration(m.ctx, { generationId: made.id });
  const after = (days: number) => {
    return { ...m.app.system, clock: { now: () => new Date(Date.now() + days * DAY_MS) } };
  };
  await emptyBin(after(29));
  expect((await objectsOf(made.id)).length).toBeGreaterThan(0);
  await emptyBin(after(31));
  await emptyBin(after(32));
  expect(await objectsOf(made.id)).toEqual([]);
  expect((await objectsOf(kept.id)).length).toBeGreaterThan(0);
  expect(await getGeneration(m.ctx, { generationId: made.id })).toMatchObject({
    state: 'succeeded',
    asset: null,
    params: made.params,
    credits: { used: '1' },
  });
  expect(await entriesOf(m.ctx, made.id)).toEqual(['hold', 'capture']);
  expect(await checkLedger(m.ctx.db)).toEqual([]);
});

test('an object that storage will not give up is tried again the next time', async () => {
  await using m = await startMaking();
  const made = await untilEnded(m, await requestMedia(m.ctx, imageInput()));
  await removeGeneration(m.ctx, { generationId: made.id });
  const clock = { now: () => new Date(Date.now() + 31 * DAY_MS) };
  const remove = () => Promise.reject(new Error('away'));
  const system = { ...m.app.system, clock };
  await emptyBin({ ...system, storage: { ...system.storage, remove } });
  expect((await storedKeys(m.ctx)).some((key) => key === made.asset?.key)).toBe(true);
  await emptyBin(system);
  expect((await storedKeys(m.ctx)).some((key) => key === made.asset?.key)).toBe(false);
});
