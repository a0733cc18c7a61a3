import { afterAll, beforeEach, expect, test } from 'vitest';
import { assetLink, bringMedia, uploadMedia } from '#server/domain/file/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import type { RemoteMedia } from '#server/kernel/remote-media.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { cleanHere, makePicture, makeTagged, makeWav, sourceOf } from '#tests/support/media/index.ts';
import { later } from './stored.ts';

/** What the world outside has, by address; every request is noted. */
const outside = new Map<string, Uint8Array>();
const asked: string[] = [];
let open = 0;
const remoteMedia: RemoteMedia = {
  fetch(url, { maxBytes }) {
    asked.push(`${url} ${maxBytes}`);
    const found = outside.get(url);
    if (found === undefined) throw new DomainError('invalid_input', 'Not public.');
    open++;
    return Promise.resolve({ ...sourceOf(found), close: () => Promise.resolve(void open--) });
  },
};
const app = await testApplication({
  env: { PUBLIC_URL: 'https://greenroom.example' },
  ports: { mediaCleaner: cleanHere, remoteMedia },
});
afterAll(() => app.close());
beforeEach(() => void asked.splice(0));
const { prisma } = app.ports.db;

const [{ ctx }, other] = [await app.newUser(), await app.newUser()];
const upload = async (who: Context, bytes: Uint8Array) =>
  (await uploadMedia(who, { source: sourceOf(bytes) })).media;
const mine = await upload(ctx, await makePicture());
const sound = await upload(ctx, makeWav());
const theirs = await upload(other.ctx, await makePicture());

const bring = (link: string, kind: 'image' | 'audio' = 'image', who: Context = ctx) =>
  bringMedia(who, { link, kind });
const NOT_FOUND = { code: 'invalid_input', details: { reason: 'not-found' } };
const unsigned = (url: string) => url.split('?')[0] ?? '';

test.each([
  ['its key', mine.key],
  ['its link', mine.url],
  ['its link without a signature', unsigned(mine.url)],
  ['its link with our name', `https://greenroom.example${mine.url}`],
  ['its link with our name and without a signature', `https://GREENROOM.example:443${unsigned(mine.url)}`],
  ['its link under a name that we do not know', `http://192.168.1.5:3000${mine.url}`],
])('one’s own upload is known by %s, and nothing is fetched', async (_, link) => {
  const { source, ...brought } = await bring(link);
  expect(brought).toMatchObject({ id: mine.id, key: mine.key, mediaType: 'image/png', width: 320 });
  expect(Buffer.concat(await Array.fromAsync(await source.read())).length).toBe(mine.bytes);
  expect(asked).toEqual([]);
});

test('a link that has run out still names its upload', async () => {
  const old = mine.url;
  const days = later(ctx, 3 * 24 * 3600);
  expect((await bring(`http://192.168.1.5:3000${old}`, 'image', days)).id).toBe(mine.id);
});

test('somebody else’s upload is as unknown as one that was never there', async () => {
  const never = newId();
  const gone = await upload(ctx, await makePicture());
  await prisma.asset.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });
  const links = [
    theirs.key,
    theirs.url,
    unsigned(theirs.url),
    `https://greenroom.example${theirs.url}`,
    `http://192.168.1.5:3000${theirs.url}`,
    mine.key.replace(mine.id, never),
    theirs.key.replace(/^[^/]+/, mine.key.split('/')[0] ?? ''),
    `/assets/image/${never}.png`,
    `/assets/image/${theirs.id}_thumb.webp`.replace('_thumb.webp', '.webp'),
    gone.url,
  ];
  for (const link of links) await expect(bring(link), link).rejects.toMatchObject(NOT_FOUND);
  expect(asked).toEqual([]);
});

test('a sound is no picture, nor the reverse', async () => {
  await expect(bring(sound.key)).rejects.toMatchObject({ details: { reason: 'no-image' } });
  await expect(bring(mine.url, 'audio')).rejects.toMatchObject({ details: { reason: 'no-audio' } });
  outside.set('https://x.example/sound', await makeTagged('ogg'));
  await expect(bring('https://x.example/sound')).rejects.toMatchObject({ details: { reason: 'no-image' } });
});

test.each([
  '',
  'photo.png',
  '/etc/passwd',
  'https://greenroom.example/api/v1/health',
  `${mine.key}\0`,
  'http://',
])('%j stands for nothing, and is not fetched', async (link) => {
  await expect(bring(link)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(asked).toEqual([]);
});

test('what looks like ours on a stranger’s server is the stranger’s', async () => {
  const link = `https://x.example${unsigned(theirs.url)}`;
  for (const each of [link, `${link}?expires=1&signature=x`])
    await expect(bring(each)).rejects.toMatchObject({ message: 'Not public.' });
  expect(asked).toHaveLength(2);
});

test('a public picture and a public sound become the user’s own, cleaned, waiting to be used', async () => {
  outside.set('https://x.example/a.jpg', await makePicture('jpeg', { orientation: 6 }));
  outside.set('https://x.example/a.m4a', await makeTagged('m4a'));
  const picture = await bring('https://x.example/a.jpg');
  const voice = await bring('https://x.example/a.m4a', 'audio');
  expect(picture).toMatchObject({ kind: 'image', mediaType: 'image/jpeg', width: 200, height: 320 });
  expect(voice).toMatchObject({ kind: 'audio', mediaType: 'audio/mp4', durationMs: 2020 });
  expect(asked).toEqual([
    `https://x.example/a.jpg ${10 * 1024 * 1024}`,
    `https://x.example/a.m4a ${25 * 1024 * 1024}`,
  ]);
  const uploads = await prisma.upload.findMany({ where: { assetId: { in: [picture.id, voice.id] } } });
  expect(uploads.map(({ dueAt }) => dueAt !== null)).toEqual([true, true]);
  expect(open).toBe(0);
  expect((await bring(picture.key)).id).toBe(picture.id);
  await expect(bring(picture.key, 'image', other.ctx)).rejects.toMatchObject(NOT_FOUND);
});

test('what is neither picture nor sound is refused like an upload of it, and not stored', async () => {
  const before = await prisma.asset.count();
  for (const [bytes, reason] of [
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'other'],
    ['', 'no-bytes'],
    [(await makePicture()).subarray(0, 300), 'damaged'],
  ] as const) {
    outside.set('https://x.example/b', Buffer.from(bytes));
    await expect(bring('https://x.example/b')).rejects.toMatchObject({ details: { reason } });
  }
  expect([await prisma.asset.count(), open]).toEqual([before, 0]);
});

test('a video is neither', async () => {
  const id = newId();
  const { key, url } = { key: `${mine.key.split('/')[0]}/videos/${id}.mp4`, url: `/assets/video/${id}.mp4` };
  const facts = { mediaType: 'video/mp4', bytes: 9, checksum: Buffer.alloc(32) };
  const userId = (await prisma.asset.findUniqueOrThrow({ where: { id: mine.id } })).userId;
  await prisma.asset.create({ data: { id, userId, kind: 'video', key, ...facts } });
  expect(assetLink(ctx, { id, kind: 'video', key })).toContain(url);
  for (const link of [key, url]) await expect(bring(link)).rejects.toMatchObject({ code: 'invalid_input' });
});
