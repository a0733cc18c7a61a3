import { afterAll, expect, test } from 'vitest';
import { createMediaCleaner } from '#server/infra/media-cleaner/create-media-cleaner.ts';
import { makeBomb, makePicture, makeTagged, sourceOf } from '#tests/support/media/index.ts';

const PATIENCE = 110_000;
const MB = 1024 * 1024;

const LIMITS = {
  processorMilliseconds: 30_000,
  milliseconds: 100_000,
  residentBytes: 900 * MB,
  heapMegabytes: 256,
};
const cleaner = createMediaCleaner(LIMITS);
afterAll(() => cleaner.close());

const { signal } = new AbortController();

test('a picture and a sound go to programs of their own and come back clean', {
  timeout: PATIENCE,
}, async () => {
  const picture = sourceOf(await makePicture('jpeg', { width: 300, height: 200, orientation: 6 }));
  const sound = sourceOf(await makeTagged('ogg'));
  const [image, audio] = await Promise.all([
    cleaner.clean(picture, { mediaType: 'image/jpeg', owner: 'a', signal }),
    cleaner.clean(sound, { mediaType: 'audio/ogg', owner: 'b', signal }),
  ]);
  expect(image).toMatchObject({ kind: 'clean', facts: { width: 200, height: 300 }, preview: {} });
  expect(audio).toMatchObject({ kind: 'clean', mediaType: 'audio/ogg', preview: null });
  expect(image.kind === 'clean' && image.bytes.length).toBeGreaterThan(300);
});

test('a bomb costs this process nothing', { timeout: PATIENCE }, async () => {
  const bomb = sourceOf(makeBomb(16_000));
  const before = process.memoryUsage.rss();
  expect(await cleaner.clean(bomb, { mediaType: 'image/png', owner: 'a', signal })).toEqual({
    kind: 'refused',
    reason: 'too-many-pixels',
  });
  expect(process.memoryUsage.rss() - before).toBeLessThan(64 * MB);
});

test('what needs more than one file may take is ended', { timeout: PATIENCE }, async () => {
  const small = createMediaCleaner({ ...LIMITS, residentBytes: MB });
  const picture = sourceOf(await makePicture('png'));
  expect(await small.clean(picture, { mediaType: 'image/png', owner: 'a', signal })).toEqual({
    kind: 'refused',
    reason: 'too-much-work',
  });
  await small.close();
});

test('who leaves and who stops the server end what is being cleaned', { timeout: PATIENCE }, async () => {
  const stopping = createMediaCleaner(LIMITS);
  const leaving = new AbortController();
  const picture = await makePicture('png');
  const left = stopping.clean(sourceOf(picture), {
    mediaType: 'image/png',
    owner: 'a',
    signal: leaving.signal,
  });
  const stopped = stopping.clean(sourceOf(picture), { mediaType: 'image/png', owner: 'b', signal });
  const settled = Promise.allSettled([left, stopped]);
  leaving.abort();
  await stopping.close();
  expect(await settled).toMatchObject([
    { status: 'rejected', reason: {} },
    { status: 'rejected', reason: { code: 'unavailable' } },
  ]);
});
