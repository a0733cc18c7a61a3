import { describe, expect, test } from 'vitest';
import type { Storage } from '#server/kernel/storage.ts';
import { bodyOf, collect, patternAt, patterned, readAll, sha256 } from './bodies.ts';

type Place = AsyncDisposable & {
  storage: Storage;
  /** Names of what lies there that no list shows: drafts, parts. */
  unfinished(): Promise<string[]>;
};

const OPTIONS = { mediaType: 'image/png', limit: 1_000_000_000, signal: new AbortController().signal };
/** A body of one part, and one of three. */
const SIZES: [string, number][] = [
  ['a small object', 1_000],
  ['a large object', 12_000_000],
];

/** What is true of every storage, whatever it keeps bytes in. */
export function describeStorage(name: string, open: () => Promise<Place>): void {
  describe(name, () => {
    test.each(SIZES)('gives back %s as it was put, whole and in parts', async (_, bytes) => {
      await using place = await open();
      const { storage } = place;
      const put = await storage.put('u/images/1.png', patterned(bytes), OPTIONS);
      const whole = await readAll(await storage.read('u/images/1.png'));
      expect(whole?.equals(patternAt(0, bytes))).toBe(true);
      expect(put).toMatchObject({ key: 'u/images/1.png', bytes, mediaType: 'image/png' });
      expect(put.checksum).toBe(sha256(patternAt(0, bytes)));
      expect(await storage.head('u/images/1.png')).toMatchObject({
        bytes,
        mediaType: 'image/png',
        checksum: put.checksum,
      });
      for (const [from, to, length] of [
        [0, 0, 1],
        [10, 19, 10],
        [bytes - 5, bytes - 1, 5],
        [bytes - 5, bytes + 50, 5],
        [bytes, bytes + 50, 0],
      ] as const) {
        const part = await readAll(await storage.read('u/images/1.png', { from, to }));
        expect([from, to, part?.equals(patternAt(from, length))]).toEqual([from, to, true]);
      }
      expect(await place.unfinished()).toEqual([]);
    });

    test('can be reached before anything was put, and is left as it is', async () => {
      await using place = await open();
      await place.storage.reach();
      expect(await collect(place.storage.list(''))).toEqual([]);
    });

    test('keeps an object of no bytes', async () => {
      await using place = await open();
      await place.storage.put('u/empty', bodyOf(), OPTIONS);
      expect(await readAll(await place.storage.read('u/empty'))).toHaveLength(0);
      expect(await place.storage.head('u/empty')).toMatchObject({ bytes: 0, checksum: sha256(Buffer.of()) });
    });

    test('knows nothing of what is not there, and removes it without complaint', async () => {
      await using place = await open();
      const { storage } = place;
      const absent = [
        await storage.head('u/no'),
        await storage.read('u/no'),
        await storage.head('u/no/deeper'),
      ];
      expect(absent).toEqual([null, null, null]);
      await storage.remove('u/no');
      expect(await collect(storage.list(''))).toEqual([]);
    });

    test('replaces an object with all its facts', async () => {
      await using place = await open();
      const { storage } = place;
      await storage.put('u/1', bodyOf('one'), OPTIONS);
      await storage.put('u/1', bodyOf('two!'), { ...OPTIONS, mediaType: 'image/webp' });
      expect(String(await readAll(await storage.read('u/1')))).toBe('two!');
      expect(await storage.head('u/1')).toMatchObject({
        bytes: 4,
        mediaType: 'image/webp',
        checksum: sha256(Buffer.from('two!')),
      });
      expect(await collect(storage.list(''))).toHaveLength(1);
      await storage.remove('u/1');
      expect([await storage.head('u/1'), await storage.read('u/1')]).toEqual([null, null]);
    });

    test('lists by the beginning of keys, with sizes and times', async () => {
      await using place = await open();
      const { storage } = place;
      const before = Date.now();
      const keys = ['a/images/1.png', 'a/images/2.webp', 'a/videos/1.mp4', 'ab/images/1.png', 'b'];
      for (const key of keys) await storage.put(key, bodyOf(key), OPTIONS);
      const listed = async (prefix: string) => (await collect(storage.list(prefix))).map(({ key }) => key);
      expect((await listed('')).toSorted()).toEqual(keys);
      expect((await listed('a')).toSorted()).toEqual(keys.slice(0, 4));
      expect((await listed('a/images/')).toSorted()).toEqual(keys.slice(0, 2));
      expect(await listed('a/images/2')).toEqual(['a/images/2.webp']);
      expect(await listed('c')).toEqual([]);
      const [one] = await collect(storage.list('a/images/1'));
      expect(one).toMatchObject({ bytes: 14, mediaType: 'image/png', checksum: null });
      expect(Math.abs((one?.modifiedAt.getTime() ?? 0) - before)).toBeLessThan(60_000);
    });

    test.each(['ümläut/図/🎭 a+b%20&c=d.png', "it's (1) [2] {3} *!~.png", '~/-rf', `${'x'.repeat(200)}/y`])(
      'takes the key %s as it is',
      async (key) => {
        await using place = await open();
        await place.storage.put(key, bodyOf('unusual'), OPTIONS);
        expect(String(await readAll(await place.storage.read(key)))).toBe('unusual');
        expect((await place.storage.head(key))?.checksum).toBe(sha256(Buffer.from('unusual')));
        expect((await collect(place.storage.list(''))).map((each) => each.key)).toEqual([key]);
        await place.storage.remove(key);
        expect(await place.storage.head(key)).toBeNull();
      },
    );

    test.each([
      '',
      '/',
      '/etc/passwd',
      '../secrets.json',
      'u/../../secrets.json',
      'u/..',
      '.',
      'u//1',
      'u/',
      'u\\..\\1',
      'u/\0',
      'u/\n',
      '\ud800',
      'x'.repeat(201),
      'x/'.repeat(500),
    ])('refuses %j, which is no key', async (key) => {
      await using place = await open();
      const { storage } = place;
      const refused = { code: 'invalid_input' };
      await expect(storage.put(key, bodyOf('x'), OPTIONS)).rejects.toMatchObject(refused);
      await expect(storage.head(key)).rejects.toMatchObject(refused);
      await expect(storage.read(key)).rejects.toMatchObject(refused);
      await expect(storage.remove(key)).rejects.toMatchObject(refused);
      expect(await collect(storage.list(''))).toEqual([]);
    });

    test.each(SIZES)('stores nothing of %s beyond its limit, and closes the body', async (_, bytes) => {
      await using place = await open();
      let closed = false;
      async function* closing() {
        try {
          yield* patterned(bytes);
        } finally {
          closed = true;
        }
      }
      const put = place.storage.put('u/1', closing(), { ...OPTIONS, limit: bytes - 1 });
      await expect(put).rejects.toMatchObject({ code: 'too_large' });
      expect([closed, await place.storage.head('u/1'), await place.unfinished()]).toEqual([true, null, []]);
    });

    test('takes just as much as the limit allows', async () => {
      await using place = await open();
      const put = await place.storage.put('u/1', bodyOf('1234', '5678'), { ...OPTIONS, limit: 8 });
      expect(put.bytes).toBe(8);
    });

    test.each(SIZES)('leaves the old object when the body of %s breaks, and says why', async (_, bytes) => {
      await using place = await open();
      await place.storage.put('u/1', bodyOf('old'), OPTIONS);
      async function* breaking() {
        yield* patterned(bytes);
        throw new RangeError('the provider hung up');
      }
      await expect(place.storage.put('u/1', breaking(), OPTIONS)).rejects.toThrow(
        new RangeError('the provider hung up'),
      );
      expect(String(await readAll(await place.storage.read('u/1')))).toBe('old');
      expect(await place.unfinished()).toEqual([]);
    });

    test.each(SIZES)('gives up on a body that hangs behind %s, when told to', async (_, bytes) => {
      await using place = await open();
      const stop = new AbortController();
      async function* hanging() {
        yield* patterned(bytes);
        stop.abort();
        await new Promise(() => {});
      }
      const put = place.storage.put('u/1', hanging(), { ...OPTIONS, signal: stop.signal });
      await expect(put).rejects.toMatchObject({ code: 'cancelled' });
      expect([await place.storage.head('u/1'), await place.unfinished()]).toEqual([null, []]);
    });

    test('does not begin when it is told to stop before', async () => {
      await using place = await open();
      const put = place.storage.put('u/1', bodyOf('x'), { ...OPTIONS, signal: AbortSignal.abort() });
      await expect(put).rejects.toMatchObject({ code: 'cancelled' });
      expect(await place.storage.head('u/1')).toBeNull();
    });

    test('goes on when a reader leaves half way', async () => {
      await using place = await open();
      await place.storage.put('u/1', patterned(3_000_000), OPTIONS);
      for await (const piece of (await place.storage.read('u/1')) ?? []) {
        expect(piece.length).toBeGreaterThan(0);
        break;
      }
      expect(await readAll(await place.storage.read('u/1'))).toHaveLength(3_000_000);
    });

    test('lets one object win of several that are put at once, and it is whole', async () => {
      await using place = await open();
      const bodies = Array.from({ length: 8 }, (_, index) => String(index).repeat(1000 + index));
      await Promise.all(bodies.map((body) => place.storage.put('u/1', bodyOf(body), OPTIONS)));
      const stored = String(await readAll(await place.storage.read('u/1')));
      expect(bodies).toContain(stored);
      expect(await place.storage.head('u/1')).toMatchObject({
        bytes: stored.length,
        checksum: sha256(Buffer.from(stored)),
      });
      expect(await place.unfinished()).toEqual([]);
    });
  });
}
