import { afterAll, expect, test } from 'vitest';
import { claimMedia, forgetUploads, removeUnwanted, uploadMedia } from '#server/domain/file/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { cleanHere, makePicture, makeTagged, sourceOf } from '#tests/support/media/index.ts';
import { keysIn } from './stored.ts';

const app = await testApplication({ ports: { mediaCleaner: cleanHere } });
afterAll(() => app.close());
const { prisma } = app.ports.db;
const PICTURE = await makePicture();

const upload = async (ctx: Context) => (await uploadMedia(ctx, { source: sourceOf(PICTURE) })).media;
const userOf = (ctx: Context) => requireUser(ctx.actor).userId;

/** As if a day had passed since these were brought. */
const age = (ids: string[]) =>
  prisma.upload.updateMany({
    where: { assetId: { in: ids }, dueAt: { not: null } },
    data: { dueAt: new Date(0) },
  });

async function sweep(): Promise<string[]> {
  await forgetUploads(app.system);
  await removeUnwanted(app.system);
  return keysIn(app.system);
}

test('what nothing has used for a day goes, preview and all; what is younger or used stays', async () => {
  const { ctx } = await app.newUser();
  const [old, young, claimed] = [await upload(ctx), await upload(ctx), await upload(ctx)];
  const { media: sound } = await uploadMedia(ctx, { source: sourceOf(await makeTagged('ogg')) });
  await app.ports.db.transaction((sql) =>
    claimMedia(sql, { userId: userOf(ctx), assetIds: [claimed.id, claimed.id] }),
  );
  const { posterKey } = await prisma.asset.findUniqueOrThrow({ where: { id: old.id } });
  expect(await keysIn(app.system)).toEqual(expect.arrayContaining([old.key, posterKey, sound.key]));
  await age([old.id, claimed.id, sound.id]);
  const keys = await sweep();
  expect(keys).toEqual(expect.arrayContaining([young.key, claimed.key]));
  for (const gone of [old.key, posterKey, sound.key]) expect(keys).not.toContain(gone);
  expect(await prisma.asset.count({ where: { id: { in: [old.id, sound.id] } } })).toBe(0);
});

test('what a generation began with stays', async () => {
  const { ctx, userId } = await app.newUser();
  const { id, key } = await upload(ctx);
  await prisma.generation.create({
    data: {
      id: newId(),
      userId,
      applicationId: 1,
      kind: 'video',
      model: 'veo3',
      provider: 'fal',
      upstreamId: 'x',
      sandbox: false,
      params: {},
      inputAssetId: id,
      price: 1,
      state: 'failed',
    },
  });
  await age([id]);
  expect(await sweep()).toContain(key);
  expect(await prisma.upload.findUnique({ where: { assetId: id } })).toMatchObject({ dueAt: null });
});

test('claiming what has gone, or what is somebody else’s, is refused and keeps nothing', async () => {
  const [{ ctx }, other] = [await app.newUser(), await app.newUser()];
  const [mine, theirs] = [await upload(ctx), await upload(other.ctx)];
  const claim = (assetIds: string[]) =>
    app.ports.db.transaction((sql) => claimMedia(sql, { userId: userOf(ctx), assetIds }));
  for (const ids of [[mine.id, newId()], [theirs.id]])
    await expect(claim(ids)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await prisma.upload.count({ where: { assetId: { in: [mine.id, theirs.id] }, dueAt: null } })).toBe(
    0,
  );
  await claim([]);
});

test('a sweep passes over what is being claimed', async () => {
  const { ctx } = await app.newUser();
  const { id, key } = await upload(ctx);
  await age([id]);
  await app.ports.db.transaction(async (sql) => {
    await claimMedia(sql, { userId: userOf(ctx), assetIds: [id] });
    await forgetUploads(app.system);
  });
  expect(await sweep()).toContain(key);
  expect(await prisma.asset.count({ where: { id } })).toBe(1);
});

test('whoever lets a gigabyte wait brings no more until some of it is used', async () => {
  const { ctx } = await app.newUser();
  const { id } = await upload(ctx);
  await prisma.asset.update({ where: { id }, data: { bytes: 1024 * 1024 * 1024 } });
  await expect(upload(ctx)).rejects.toMatchObject({
    code: 'conflict',
    details: { reason: 'too-many-waiting' },
  });
  await app.ports.db.transaction((sql) => claimMedia(sql, { userId: userOf(ctx), assetIds: [id] }));
  await upload(ctx);
});

test('storage or a database that fails leaves neither objects nor rows', async () => {
  const { ctx } = await app.newUser();
  const before = await keysIn(app.system);
  const { storage } = app.ports;
  const transaction = () => Promise.reject(new Error('The database is away.'));
  const put: Context['storage']['put'] = (key, ...rest) =>
    key.endsWith('_thumb.webp') ? Promise.reject(new Error('The disk is full.')) : storage.put(key, ...rest);
  await expect(upload({ ...ctx, db: { ...ctx.db, transaction } })).rejects.toThrow('away');
  await expect(upload({ ...ctx, storage: { ...storage, put } })).rejects.toThrow('full');
  await removeUnwanted(app.system);
  expect(await keysIn(app.system)).toEqual(before);
  expect(await prisma.asset.count({ where: { userId: userOf(ctx) } })).toBe(0);
});
