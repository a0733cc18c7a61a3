import { expect, test } from 'vitest';
import { sweepOrphans } from '#server/domain/file/index.ts';
import { createFileStorage } from '#server/infra/storage/files/file-storage.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import { type TestApplication, testApplication, type TestUser } from '#tests/support/app/index.ts';
import { anotherTestDatabaseUrl, memoryDir } from '#tests/support/database/index.ts';
import { forever, keyFor, keysIn, later, storedAsset } from './stored.ts';

type Planted = AsyncDisposable & { app: TestApplication; user: TestUser; tomorrow: Context };

const HOUR = 3600;

/** An application with a database and files of its own, and its context a day later. */
async function open(): Promise<Planted> {
  const { dir, remove } = memoryDir();
  const databaseUrl = await anotherTestDatabaseUrl();
  const app = await testApplication({ env: { DATA_DIR: dir }, databaseUrl });
  return {
    app,
    user: await app.newUser(),
    tomorrow: later(app.system, 25 * HOUR),
    async [Symbol.asyncDispose]() {
      await app.close();
      remove();
    },
  };
}

async function plant({ app }: Planted, key: string): Promise<string> {
  async function* body() {
    yield Buffer.from('planted');
  }
  await app.ports.storage.put(key, body(), { mediaType: 'image/png', limit: 100, signal: forever });
  return key;
}

test('objects without rows are found and, when told to, removed; what rows name stays', async () => {
  await using it = await open();
  const kept = await storedAsset(it.app, it.user);
  const orphans = [
    await plant(it, `${keyFor('image')}.png`),
    await plant(it, `${keyFor('video')}_thumb.webp`),
  ];
  const found = await sweepOrphans(it.tomorrow, { dryRun: true });
  expect(found).toEqual({
    objects: 4,
    strangers: 0,
    orphans: { count: 2, bytes: 14, examples: orphans, deleted: 0 },
    lost: { rows: 1, count: 0, examples: [] },
    unfinished: 0,
  });
  expect(await keysIn(it.tomorrow)).toHaveLength(4);
  expect((await sweepOrphans(it.tomorrow, { dryRun: false })).orphans).toMatchObject({
    count: 2,
    deleted: 2,
  });
  expect((await keysIn(it.tomorrow)).toSorted()).toEqual([kept.key, kept.posterKey ?? ''].toSorted());
  expect((await sweepOrphans(it.tomorrow, { dryRun: false })).orphans.count).toBe(0);
});

test('rows without objects are found, and no row is touched', async () => {
  await using it = await open();
  const [whole, lost, unseen, deleted] = [
    await storedAsset(it.app, it.user),
    await storedAsset(it.app, it.user),
    await storedAsset(it.app, it.user),
    await storedAsset(it.app, it.user),
  ];
  const { prisma } = it.app.ports.db;
  await prisma.asset.update({ where: { id: deleted.id }, data: { deletedAt: new Date() } });
  for (const key of [lost.key, unseen.posterKey ?? '', deleted.key]) await it.app.ports.storage.remove(key);
  const { lost: found } = await sweepOrphans(it.tomorrow, { dryRun: false });
  expect(found).toEqual({ rows: 3, count: 2, examples: [lost.key, unseen.posterKey] });
  expect(await prisma.asset.count()).toBe(4);
  expect(await it.app.ports.storage.head(whole.key)).not.toBeNull();
});

test('what is younger than a day is spared, both ways', async () => {
  await using it = await open();
  await plant(it, `${keyFor('image')}.png`);
  const young = await storedAsset(it.app, it.user);
  await it.app.ports.storage.remove(young.key);
  const almost = later(it.app.system, 23 * HOUR);
  expect(await sweepOrphans(almost, { dryRun: false })).toMatchObject({
    orphans: { count: 0, deleted: 0 },
    lost: { rows: 0, count: 0 },
  });
});

test('the object of a generation that is not over waits for its row', async () => {
  await using it = await open();
  await storedAsset(it.app, it.user);
  const [open_, over] = [newId(), newId()];
  const generation = {
    userId: it.user.userId,
    applicationId: 1,
    kind: 'image' as const,
    model: 'imagen',
    provider: 'gemini',
    upstreamId: 'x',
    sandbox: false,
    params: {},
    price: 2,
  };
  await it.app.ports.db.prisma.generation.createMany({
    data: [
      { ...generation, id: open_, state: 'ingesting' },
      { ...generation, id: over, state: 'failed' },
    ],
  });
  await plant(it, `${keyFor('image', open_)}.png`);
  const orphan = await plant(it, `${keyFor('image', over)}.png`);
  const { orphans } = await sweepOrphans(it.tomorrow, { dryRun: false });
  expect(orphans).toMatchObject({ count: 1, deleted: 1, examples: [orphan] });
});

test('what is none of ours in a shared bucket is counted and never touched', async () => {
  await using it = await open();
  await storedAsset(it.app, it.user);
  const strangers = ['backup.tar', 'u/images/cat.png', `u/letters/${newId()}.png`, `u/images/${newId()}.exe`];
  for (const key of strangers) await plant(it, key);
  const swept = await sweepOrphans(it.tomorrow, { dryRun: false });
  expect(swept).toMatchObject({ objects: 2, strangers: 4, orphans: { count: 0 } });
  expect(await keysIn(it.tomorrow)).toHaveLength(6);
});

test('an object that is stored anew while the sweep runs stays', async () => {
  await using it = await open();
  await storedAsset(it.app, it.user);
  const key = await plant(it, `${keyFor('image')}.png`);
  const { storage } = it.app.ports;
  const renewing = {
    ...storage,
    async head(asked: string) {
      const found = await storage.head(asked);
      return found !== null && asked === key ? { ...found, modifiedAt: it.tomorrow.clock.now() } : found;
    },
  };
  const { orphans } = await sweepOrphans({ ...it.tomorrow, storage: renewing }, { dryRun: false });
  expect(orphans).toMatchObject({ count: 1, deleted: 0 });
});

test('nothing is deleted where no object at all belongs to the database', async () => {
  await using it = await open();
  for (let count = 0; count < 3; count++) await plant(it, `${keyFor('image')}.png`);
  expect((await sweepOrphans(it.tomorrow, { dryRun: true })).orphans.count).toBe(3);
  await expect(sweepOrphans(it.tomorrow, { dryRun: false })).rejects.toMatchObject({ code: 'conflict' });
  expect(await keysIn(it.tomorrow)).toHaveLength(3);
});

test('of storage that lost everything all rows are told', async () => {
  await using it = await open();
  for (let count = 0; count < 12; count++) await storedAsset(it.app, it.user);
  const { dir, remove } = memoryDir();
  const empty = { ...it.tomorrow, storage: createFileStorage(dir) };
  const { lost } = await sweepOrphans(empty, { dryRun: false });
  remove();
  expect([lost.rows, lost.count, lost.examples.length]).toEqual([12, 12, 10]);
});
