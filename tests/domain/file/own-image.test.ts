import { expect, test } from 'vitest';
import { assetSource, readOwnAsset } from '#server/domain/file/index.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { makePicture, makeWav } from '#tests/support/media/index.ts';
import { storedAsset } from './stored.ts';

const REFUSED = { code: 'invalid_input', message: 'image_s3_key not found' };

test('one’s own image is found by its key, and read when it is wanted', async () => {
  await using app = await testApplication();
  const user = await app.newUser();
  const bytes = await makePicture();
  const { id, key } = await storedAsset(app, user, { bytes });
  expect(await readOwnAsset(user.ctx, { userId: user.userId, key })).toEqual({ id, key });
  const source = await assetSource(app.system, key);
  expect(source).toMatchObject({ mediaType: 'image/png', bytes: bytes.length, width: 320, height: 200 });
  expect(bytes.equals(await source.read())).toBe(true);
});

test('what is another’s, deleted, no image, or nothing is not found, all alike', async () => {
  await using app = await testApplication();
  const [user, other] = [await app.newUser(), await app.newUser()];
  const [foreign, deleted] = [await storedAsset(app, other), await storedAsset(app, user)];
  const sound = await storedAsset(app, user, { kind: 'voice', bytes: makeWav() });
  await app.ports.db.prisma.asset.update({ where: { id: deleted.id }, data: { deletedAt: new Date() } });
  for (const key of [foreign.key, deleted.key, sound.key, foreign.posterKey ?? '', '', '../x', 'a\0b'])
    await expect(readOwnAsset(user.ctx, { userId: user.userId, key })).rejects.toMatchObject(REFUSED);
  await expect(assetSource(app.system, 'u/images/none.png')).rejects.toMatchObject(REFUSED);
});

test('an image whose object is gone says so when it is read', async () => {
  await using app = await testApplication();
  const { key } = await storedAsset(app, await app.newUser());
  const source = await assetSource(app.system, key);
  await app.ports.storage.remove(key);
  await expect(source.read()).rejects.toMatchObject({ code: 'not_found' });
});
