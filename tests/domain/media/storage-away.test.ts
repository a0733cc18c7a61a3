import { afterEach, describe, expect, test } from 'vitest';
import { checkLedger } from '#server/domain/ledger/index.ts';
import { requestMedia } from '#server/domain/media/index.ts';
import { createStorage } from '#server/infra/storage/create-storage.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Storage } from '#server/kernel/storage.ts';
import { startRecraftSimulator } from '#tests/simulators/media/recraft-simulator.ts';
import { startS3Simulator } from '#tests/simulators/s3/index.ts';
import { testDataDir } from '#tests/support/database/index.ts';
import {
  entriesOf,
  imageInput,
  type Making,
  startMaking,
  statesOf,
  storedKeys,
  untilEnded,
  videoInput,
  workUntil,
} from '#tests/support/media/index.ts';

/** Storage that goes away and comes back as the test says; `refused` counts what it did not do meanwhile. */
const door = { open: true, refused: 0 };
afterEach(() => void Object.assign(door, { open: true, refused: 0 }));

async function storageWithDoor(): Promise<Storage> {
  const storage = await createStorage(loadConfig({ DATA_DIR: testDataDir() }));
  const pass = <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (door.open) return work();
    door.refused += 1;
    return Promise.reject(new DomainError('unavailable', 'Storage is away.'));
  };
  return {
    ...storage,
    put: (...given) => pass(() => storage.put(...given)),
    head: (...given) => pass(() => storage.head(...given)),
    read: (...given) => pass(() => storage.read(...given)),
    remove: (...given) => pass(() => storage.remove(...given)),
  };
}

async function expectMadeOnce(m: Making, id: string): Promise<void> {
  const made = await untilEnded(m, { id });
  expect(made).toMatchObject({ state: 'succeeded', failure: null });
  expect(await entriesOf(m.ctx, id)).toEqual(['hold', 'capture']);
  expect((await storedKeys(m.ctx)).filter((key) => key === made.asset?.key)).toHaveLength(1);
  expect(await checkLedger(m.ctx.db)).toEqual([]);
}

describe('while storage is away', () => {
  test('a video that its provider has made is kept for when it is back, and charged once', async () => {
    await using m = await startMaking({ ports: { storage: await storageWithDoor() } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    await workUntil(m, asked.id, () => {
      if (m.fal.accepted.jobs.length > 0) door.open = false;
      return door.refused >= 20;
    });
    expect((await statesOf(m.ctx, asked.id)).at(-1)).toBe('ingesting');
    expect(await entriesOf(m.ctx, asked.id)).toEqual(['hold']);
    door.open = true;
    await expectMadeOnce(m, asked.id);
    expect(m.fal.accepted.jobs).toHaveLength(1);
  });

  test('an image that was the answer itself is kept in memory, and asked for once', async () => {
    await using recraft = await startRecraftSimulator();
    const env = { RECRAFT_API_KEY: 'key-1', RECRAFT_BASE_URL: recraft.baseUrl };
    await using m = await startMaking({ env, ports: { storage: await storageWithDoor() } });
    door.open = false;
    const asked = await requestMedia(m.ctx, imageInput());
    await workUntil(m, asked.id, () => door.refused >= 20);
    door.open = true;
    await expectMadeOnce(m, asked.id);
    expect(recraft.accepted).toHaveLength(1);
  });

  test('a video whose picture cannot be read is not sent, and not given up either', async () => {
    await using m = await startMaking({ ports: { storage: await storageWithDoor() } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    door.open = false;
    await workUntil(m, asked.id, () => door.refused >= 12);
    expect(m.fal.accepted.jobs).toHaveLength(0);
    door.open = true;
    await expectMadeOnce(m, asked.id);
    expect(m.fal.accepted.jobs).toHaveLength(1);
  });

  test('the sandbox waits for the picture that it is to animate', async () => {
    const storage = await storageWithDoor();
    await using m = await startMaking({ env: { FAL_KEY: '' }, ports: { storage } });
    const small = { seconds: 1, width: 256, height: 256 };
    const asked = await requestMedia(m.ctx, videoInput(m, small));
    expect(asked.sandbox).toBe(true);
    door.open = false;
    await workUntil(m, asked.id, () => door.refused >= 3);
    door.open = true;
    await expectMadeOnce(m, asked.id);
  });
});

test.each([
  ['503', { status: 503 }],
  ['connections that are reset', 'reset' as const],
  ['answers that break off', 'cut' as const],
])('a bucket in trouble (%s) gets the video as soon as it is well again', async (_, fault) => {
  await using s3 = await startS3Simulator();
  await using m = await startMaking({ env: s3.environment });
  const asked = await requestMedia(m.ctx, videoInput(m));
  let troubles = 0;
  s3.faults(({ operation }) => {
    if (!/put|post|upload/i.test(operation) || troubles >= 12) return undefined;
    troubles += 1;
    return fault;
  });
  await expectMadeOnce(m, asked.id);
  expect(troubles).toBeGreaterThan(0);
  expect(m.fal.accepted.jobs).toHaveLength(1);
});
