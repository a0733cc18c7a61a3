import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findStoredMedia, mediaKey, storeMedia } from '#server/domain/file/index.ts';
import { createFileStorage } from '#server/infra/storage/files/file-storage.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { testApplication, type TestApplication } from '#tests/support/app/index.ts';
import { memoryDir } from '#tests/support/database/index.ts';
import { makeFilm, makePicture, makeWav } from '#tests/support/media/index.ts';
import { forever, keyFor, keysIn, made } from './stored.ts';

const USELESS = [
  ['a page for an image', 'image', Buffer.from('<!DOCTYPE html><p>Not found')],
  ['an SVG for an image', 'image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['nothing for an image', 'image', Buffer.of()],
  ['a sound for a video', 'video', makeWav()],
  ['an image for a sound', 'voice', await makePicture()],
  ['half an image', 'image', (await makePicture()).subarray(0, 30_000)],
  ['half a video', 'video', (await makeFilm()).subarray(0, 8_000)],
] as const;

/** An application with storage of its own. */
async function opened(): Promise<AsyncDisposable & { app: TestApplication; ctx: Context }> {
  const { dir, remove } = memoryDir();
  const app = await testApplication();
  const ctx = { ...app.system, storage: createFileStorage(dir) };
  return {
    app,
    ctx,
    async [Symbol.asyncDispose]() {
      await app.close();
      remove();
    },
  };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('what was made is stored', () => {
  test('as an image with its size and a preview', async () => {
    await using it = await opened();
    const [bytes, key] = [await makePicture('jpeg'), keyFor('image')];
    const stored = await storeMedia(it.ctx, { key, kind: 'image', made: made(bytes), signal: forever });
    expect(stored).toEqual({
      key: `${key}.jpg`,
      kind: 'image',
      mediaType: 'image/jpeg',
      bytes: bytes.length,
      checksum: sha256(bytes),
      width: 320,
      height: 200,
      durationMs: null,
      blurhash: expect.stringMatching(/^.{20,}$/),
      posterKey: `${key}_thumb.webp`,
    });
    expect((await keysIn(it.ctx)).toSorted()).toEqual([`${key}.jpg`, `${key}_thumb.webp`]);
    expect(await it.ctx.storage.head(`${key}.jpg`)).toMatchObject({ mediaType: 'image/jpeg' });
  });

  test('as a video, whose preview is the picture that it was made of where nobody decodes it', async () => {
    await using it = await opened();
    const image = await storeMedia(it.ctx, {
      key: keyFor('image'),
      kind: 'image',
      made: made(await makePicture()),
      signal: forever,
    });
    const video = { kind: 'video', made: made(await makeFilm()), signal: forever } as const;
    const stored = await storeMedia(it.ctx, { ...video, key: keyFor('video'), posterFrom: image.key });
    expect(stored).toMatchObject({
      key: expect.stringMatching(/^u\/videos\/[\w-]+\.mp4$/),
      width: 320,
      height: 180,
      durationMs: 2000,
      blurhash: image.blurhash,
      posterKey: expect.stringMatching(/^u\/videos\/[\w-]+_thumb\.webp$/),
    });
    const lost = {
      ...video,
      made: made(await makeFilm('webm')),
      key: keyFor('video'),
      posterFrom: 'u/no.png',
    };
    expect(await storeMedia(it.ctx, lost)).toMatchObject({ mediaType: 'video/webm', posterKey: null });
  });

  test('as a sound, without any picture', async () => {
    await using it = await opened();
    const key = keyFor('voice');
    const stored = await storeMedia(it.ctx, { key, kind: 'voice', made: made(makeWav()), signal: forever });
    expect(stored).toMatchObject({ key: `${key}.wav`, kind: 'audio', durationMs: 1500, posterKey: null });
  });

  test('twice at the same key, and is one object', async () => {
    await using it = await opened();
    const [bytes, key] = [await makePicture(), keyFor('image')];
    const input = () => ({ key, kind: 'image' as const, made: made(bytes, bytes.length), signal: forever });
    const first = await storeMedia(it.ctx, input());
    expect(await storeMedia(it.ctx, input())).toEqual(first);
    expect(await keysIn(it.ctx)).toHaveLength(2);
    expect(await findStoredMedia(it.ctx, { key, kind: 'image', signal: forever })).toEqual(first);
    expect(await findStoredMedia(it.ctx, { key, kind: 'video', signal: forever })).toBeNull();
    expect(
      await findStoredMedia(it.ctx, { key: keyFor('image'), kind: 'image', signal: forever }),
    ).toBeNull();
  });
});

describe('what was made is refused as a bad result, and nothing stays', () => {
  test.each(USELESS)('%s', async (_, kind, bytes) => {
    await using it = await opened();
    const storing = storeMedia(it.ctx, { key: keyFor(kind), kind, made: made(bytes), signal: forever });
    await expect(storing).rejects.toMatchObject({
      name: 'MediaFailure',
      code: 'bad_result',
      outcome: 'unknown',
    });
    expect(await keysIn(it.ctx)).toEqual([]);
  });

  test('one that is announced larger than any of its kind, before it is read', async () => {
    await using it = await opened();
    const big = made(await makePicture(), 50 * 1024 * 1024 + 1);
    const storing = storeMedia(it.ctx, { key: keyFor('image'), kind: 'image', made: big, signal: forever });
    await expect(storing).rejects.toMatchObject({ code: 'bad_result', message: /larger than/ });
  });

  test('one that turns out larger', async () => {
    await using it = await opened();
    const bytes = Buffer.concat([await makePicture(), Buffer.alloc(50 * 1024 * 1024)]);
    const storing = storeMedia(it.ctx, {
      key: keyFor('image'),
      kind: 'image',
      made: made(bytes),
      signal: forever,
    });
    await expect(storing).rejects.toMatchObject({ code: 'bad_result', message: /larger than/ });
    expect(await keysIn(it.ctx)).toEqual([]);
  });
});

describe('what can be tried again is no bad result', () => {
  test.each([1, -1])('a length that differs from what was announced leaves the object before', async (by) => {
    await using it = await opened();
    const [bytes, key] = [await makePicture(), keyFor('image')];
    const first = await storeMedia(it.ctx, { key, kind: 'image', made: made(bytes), signal: forever });
    const torn = { key, kind: 'image', made: made(bytes, bytes.length + by), signal: forever } as const;
    await expect(storeMedia(it.ctx, torn)).rejects.toMatchObject({ code: 'provider_failed' });
    expect(await it.ctx.storage.head(first.key)).toMatchObject({ checksum: first.checksum });
  });

  test('storage that is down', async () => {
    await using it = await opened();
    const down = new DomainError('unavailable', 'The storage is down.');
    const key = keyFor('image');
    const input = async () =>
      ({ key, kind: 'image', made: made(await makePicture()), signal: forever }) as const;
    const noPut = { ...it.ctx, storage: { ...it.ctx.storage, put: () => Promise.reject(down) } };
    await expect(storeMedia(noPut, await input())).rejects.toBe(down);
    const noRead = { ...it.ctx, storage: { ...it.ctx.storage, read: () => Promise.reject(down) } };
    await expect(storeMedia(noRead, await input())).rejects.toBe(down);
    // What is stored already waits there for the next attempt.
    expect(await keysIn(it.ctx)).toEqual([`${key}.png`]);
  });

  test('a provider that breaks off, or says nothing until the signal fires', async () => {
    await using it = await opened();
    const bytes = await makePicture();
    const stop = new AbortController();
    async function* body(end: () => Promise<never>) {
      yield bytes.subarray(0, 10_000);
      await end();
    }
    const store = (end: () => Promise<never>) =>
      storeMedia(it.ctx, {
        key: keyFor('image'),
        kind: 'image',
        made: { mediaType: 'image/png', bytes: null, body: body(end) },
        signal: stop.signal,
      });
    const broken = new Error('reset');
    await expect(store(() => Promise.reject(broken))).rejects.toBe(broken);
    const silent = store(() => {
      stop.abort();
      return new Promise(() => {});
    });
    await expect(silent).rejects.toMatchObject({ code: 'cancelled' });
    expect(await keysIn(it.ctx)).toEqual([]);
  });
});

test.each([
  ['0199d0c4-5f7e-7000-8000-000000000000', '0199d0c4-5f7e-7000-8000-000000000000'],
  ['user-42@example.com', 'user-42@example.com'],
  ['../../etc', expect.stringMatching(/^x-[0-9a-f]{40}$/)],
  ['a/b', expect.stringMatching(/^x-[0-9a-f]{40}$/)],
  ['.', expect.stringMatching(/^x-[0-9a-f]{40}$/)],
  ['🎭'.repeat(50), expect.stringMatching(/^x-[0-9a-f]{40}$/)],
])('the folder of user %j is a plain name', (uuid, folder) => {
  const id = newId();
  const [first, ...rest] = mediaKey({ uuid, kind: 'voice', id }).split('/');
  expect([first, ...rest]).toEqual([folder, 'audio', id]);
});
