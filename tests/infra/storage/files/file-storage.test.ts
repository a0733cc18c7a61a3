import { existsSync, globSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFileStorage } from '#server/infra/storage/files/file-storage.ts';
import { memoryDir } from '#tests/support/database/index.ts';
import { bodyOf, patterned, sha256 } from '../bodies.ts';
import { describeStorage } from '../describe-storage.ts';

const OPTIONS = { mediaType: 'image/png', limit: 1_000_000, signal: new AbortController().signal };

function open() {
  const { dir, remove } = memoryDir();
  const folder = path.join(dir, 'files');
  const drafts = path.join(folder, 'drafts');
  return Promise.resolve({
    folder,
    drafts,
    storage: createFileStorage(folder),
    unfinished: () => Promise.resolve(existsSync(drafts) ? readdirSync(drafts) : []),
    [Symbol.asyncDispose]: () => Promise.resolve(remove()),
  });
}

describeStorage('files', open);

describe('the folder of files', () => {
  test('comes into being with the first object, for the owner’s eyes only', async () => {
    await using place = await open();
    await place.storage.head('u/1.png');
    expect(existsSync(place.folder)).toBe(false);
    const mask = process.umask();
    await place.storage.put('u/1.png', bodyOf('x'), OPTIONS);
    expect(process.umask()).toBe(mask);
    for (const name of globSync('**/*', { cwd: place.folder }).concat('.')) {
      const found = statSync(path.join(place.folder, name));
      expect([name, (found.mode & 0o777).toString(8)]).toEqual([name, found.isFile() ? '600' : '700']);
    }
  });

  test('holds the bytes as they came, at the key', async () => {
    await using place = await open();
    await place.storage.put('u/images/1.png', bodyOf('x'), OPTIONS);
    expect(
      globSync('**/*', { cwd: place.folder, withFileTypes: true })
        .flatMap((entry) =>
          entry.isFile() ? [path.relative(place.folder, path.join(entry.parentPath, entry.name))] : [],
        )
        .toSorted(),
    ).toEqual(['facts/u/images/1.png.json', 'objects/u/images/1.png']);
  });

  test.each([
    ['are missing', () => undefined],
    ['are nonsense', () => '{'],
    [
      'tell of the object before',
      () => JSON.stringify({ mediaType: 'text/html', checksum: 'old', bytes: '3', modifiedNs: '1' }),
    ],
  ])('is read rightly where an object’s facts %s, as after a crash between two renames', async (_, facts) => {
    await using place = await open();
    await place.storage.put('u/1.webp', bodyOf('new'), OPTIONS);
    const file = path.join(place.folder, 'facts/u/1.webp.json');
    writeFileSync(file, facts() ?? '');
    expect(await place.storage.head('u/1.webp')).toMatchObject({
      bytes: 3,
      mediaType: 'image/webp',
      checksum: sha256(Buffer.from('new')),
    });
  });

  test('loses drafts of killed writers, not those of living ones', async () => {
    await using place = await open();
    await place.storage.put('u/1.png', bodyOf('x'), OPTIONS);
    const [old, young] = ['old', 'young'].map((name) => path.join(place.drafts, name));
    if (old === undefined || young === undefined) throw new Error('There are two.');
    for (const file of [old, young]) writeFileSync(file, 'half');
    const dayAgo = Date.now() / 1000 - 25 * 3600;
    utimesSync(old, dayAgo, dayAgo);
    const untouched = await place.storage.removeUnfinished({ before: new Date(0), isOurs: () => true });
    await createFileStorage(place.folder).put('u/2.png', bodyOf('x'), OPTIONS);
    expect([untouched, existsSync(old), existsSync(young)]).toEqual([0, false, true]);
    const anHourOn = new Date(Date.now() + 3_600_000);
    expect(await place.storage.removeUnfinished({ before: anHourOn, isOurs: () => true })).toBe(1);
    expect(await place.unfinished()).toEqual([]);
  });

  test('has no links of its own: the server serves what lies in it', async () => {
    await using place = await open();
    expect(await place.storage.link('u/1.png', { seconds: 60, downloadAs: null })).toBeNull();
  });

  test('that cannot be written to makes storage unavailable, and lets go of the body', async () => {
    const { dir, remove } = memoryDir();
    onTestFinished(remove);
    // A file in its place: modes would not keep root out.
    writeFileSync(path.join(dir, 'files'), '');
    const storage = createFileStorage(path.join(dir, 'files'));
    let left = false;
    const body = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false as const, value: Buffer.from('x') }),
        return() {
          left = true;
          return Promise.resolve({ done: true as const, value: undefined });
        },
      }),
    };
    await expect(storage.put('u/1.png', body, OPTIONS)).rejects.toMatchObject({
      code: 'unavailable',
      details: { reason: 'ENOTDIR' },
    });
    expect(left).toBe(true);
  });

  test('serves a reader the object that was there when it began, however it is replaced', async () => {
    await using place = await open();
    await place.storage.put('u/1.png', patterned(600_000), OPTIONS);
    let received = 0;
    for await (const piece of (await place.storage.read('u/1.png')) ?? []) {
      if (received === 0) await place.storage.put('u/1.png', bodyOf('short'), OPTIONS);
      received += piece.length;
    }
    expect(received).toBe(600_000);
  });
});
