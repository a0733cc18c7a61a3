import { describe, expect, test } from 'vitest';
import { createS3Storage } from '#server/infra/storage/s3/s3-storage.ts';
import { bodyOf, collect, patterned, readAll, sha256 } from '../bodies.ts';
import { describeStorage } from '../describe-storage.ts';
import { openRealBucket, openSimulatedBucket } from './open-bucket.ts';

const OPTIONS = { mediaType: 'video/mp4', limit: 1_000_000_000, signal: new AbortController().signal };
const LARGE = 12_000_000;

describeStorage('a bucket', () => openSimulatedBucket());
if (process.env['TEST_S3_ENDPOINT'] !== undefined) describeStorage('a real bucket', openRealBucket);

describe('a bucket', () => {
  test('is asked once for what fits into a part, and in parts for what does not', async () => {
    await using it = await openSimulatedBucket();
    await it.storage.put('u/1.mp4', patterned(5 * 1024 * 1024), OPTIONS);
    expect(it.s3.operations).toEqual(['PutObject']);
    await it.storage.put('u/2.mp4', patterned(LARGE), OPTIONS);
    expect(it.s3.operations.slice(1)).toEqual([
      'CreateMultipartUpload',
      'UploadPart',
      'UploadPart',
      'UploadPart',
      'CompleteMultipartUpload',
      'CopyObject',
    ]);
  });

  test('is listed page by page', async () => {
    await using it = await openSimulatedBucket({ pageSize: 3 });
    for (let index = 0; index < 8; index++) await it.storage.put(`u/${index}`, bodyOf('x'), OPTIONS);
    expect(await collect(it.storage.list('u/'))).toHaveLength(8);
    expect(it.s3.operations.filter((each) => each === 'ListObjectsV2')).toHaveLength(3);
  });

  test.each([
    ['says 503', { status: 503 }, 'SlowDown'],
    ['resets connections', 'reset', 'ECONNRESET'],
  ] as const)('that %s makes storage unavailable, for every operation', async (_, fault, reason) => {
    await using it = await openSimulatedBucket();
    it.s3.faults(() => fault);
    const unavailable = { code: 'unavailable', details: { reason } };
    await expect(it.storage.put('u/1', bodyOf('x'), OPTIONS)).rejects.toMatchObject(unavailable);
    await expect(it.storage.put('u/1', patterned(LARGE), OPTIONS)).rejects.toMatchObject(unavailable);
    await expect(it.storage.read('u/1')).rejects.toMatchObject(unavailable);
    await expect(it.storage.remove('u/1')).rejects.toMatchObject(unavailable);
    await expect(collect(it.storage.list(''))).rejects.toMatchObject(unavailable);
    await expect(it.storage.reach()).rejects.toMatchObject(unavailable);
    await expect(
      it.storage.removeUnfinished({ before: new Date(), isOurs: () => true }),
    ).rejects.toMatchObject(unavailable);
    await expect(it.storage.head('u/1')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('that nobody listens at makes storage unavailable', async () => {
    const { bucket } = await (async () => {
      await using it = await openSimulatedBucket();
      return it.s3;
    })();
    const storage = createS3Storage(bucket, { attempts: 1 });
    await expect(storage.put('u/1', bodyOf('x'), OPTIONS)).rejects.toMatchObject({
      code: 'unavailable',
      details: { reason: 'ECONNREFUSED' },
    });
  });

  test.each([
    ['a bucket that does not exist', { bucket: 'other' }, 'NoSuchBucket'],
    [
      'a wrong secret',
      { credentials: { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'x' } },
      'SignatureDoesNotMatch',
    ],
    ['an unknown key', { credentials: { accessKeyId: 'x', secretAccessKey: 'x' } }, 'InvalidAccessKeyId'],
  ])('with %s is unavailable, and the reason has S3’s name', async (_, over, reason) => {
    await using it = await openSimulatedBucket();
    const storage = createS3Storage({ ...it.s3.bucket, ...over }, { attempts: 1 });
    const failure = await storage.put('u/1', bodyOf('x'), OPTIONS).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unavailable', details: { reason } });
    expect(JSON.stringify(failure)).not.toContain('AKIA');
  });

  test.each(['UploadPart', 'CompleteMultipartUpload', 'CopyObject'])(
    'that fails once at %s is asked again, and the object is whole',
    async (operation) => {
      await using it = await openSimulatedBucket({ attempts: 3 });
      let failed = false;
      it.s3.faults((request) => {
        if (failed || request.operation !== operation) return undefined;
        failed = true;
        return { status: 503 };
      });
      const put = await it.storage.put('u/1.mp4', patterned(LARGE), OPTIONS);
      const stored = await readAll(await it.storage.read('u/1.mp4'));
      expect([failed, sha256(stored ?? Buffer.of())]).toEqual([true, put.checksum]);
      expect(await it.unfinished()).toEqual([]);
    },
  );

  test.each(['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'])(
    'that goes down at %s keeps the old object and no parts once it can be told',
    async (operation) => {
      await using it = await openSimulatedBucket();
      await it.storage.put('u/1.mp4', bodyOf('old'), OPTIONS);
      it.s3.faults((request) => (request.operation === operation ? 'reset' : undefined));
      await expect(it.storage.put('u/1.mp4', patterned(LARGE), OPTIONS)).rejects.toMatchObject({
        code: 'unavailable',
      });
      expect(String(await readAll(await it.storage.read('u/1.mp4')))).toBe('old');
      expect(await it.unfinished()).toEqual([]);
    },
  );

  test('stops reading the body once a part has failed', async () => {
    await using it = await openSimulatedBucket();
    it.s3.faults(({ operation }) => (operation === 'UploadPart' ? { status: 503 } : undefined));
    let read = 0;
    async function* counted() {
      for await (const chunk of patterned(40_000_000)) {
        read += chunk.length;
        yield chunk;
      }
    }
    await expect(it.storage.put('u/1.mp4', counted(), OPTIONS)).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(read).toBeLessThan(20_000_000);
  });

  test('lets go of a silent body when a part fails', async () => {
    await using it = await openSimulatedBucket();
    it.s3.faults(({ operation }) => (operation === 'UploadPart' ? { status: 503 } : undefined));
    async function* silent() {
      yield* patterned(LARGE);
      await new Promise(() => {});
    }
    await expect(it.storage.put('u/1.mp4', silent(), OPTIONS)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('forgets parts that killed processes left, old ones and ours only', async () => {
    await using it = await openSimulatedBucket();
    const now = Date.now();
    for (const [key, hoursAgo] of [
      ['u/old', 25],
      ['u/young', 1],
      ['foreign', 25],
    ] as const) {
      const initiatedAt = new Date(now - hoursAgo * 3_600_000);
      it.s3.store.uploads.set(key, { key, contentType: '', metadata: {}, initiatedAt, parts: new Map() });
    }
    const before = new Date(now - 24 * 3_600_000);
    expect(await it.storage.removeUnfinished({ before, isOurs: (key) => key !== 'foreign' })).toBe(1);
    expect(await it.unfinished()).toEqual(['u/young', 'foreign']);
  });

  test('that breaks off while it is read is unavailable, never a short object', async () => {
    await using it = await openSimulatedBucket();
    await it.storage.put('u/1.mp4', patterned(LARGE), OPTIONS);
    it.s3.faults(({ operation }) => (operation === 'GetObject' ? 'cut' : undefined));
    await expect(it.storage.read('u/1.mp4').then(readAll)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('is read while it is slow, and a put that is told to stop waits no longer', async () => {
    await using it = await openSimulatedBucket();
    const [gate, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    it.s3.faults(() => {
      arrived.resolve();
      return { wait: gate.promise };
    });
    const stop = new AbortController();
    const put = it.storage.put('u/1.mp4', bodyOf('x'), { ...OPTIONS, signal: stop.signal });
    await arrived.promise;
    stop.abort();
    await expect(put).rejects.toMatchObject({ code: 'cancelled' });
    gate.resolve();
  });
});

describe('a bucket’s own links', () => {
  const at = (iso: string) => ({ now: () => new Date(iso) });

  test('stay the same for a stretch of time, work for as long as was asked and no longer than twice that', async () => {
    await using it = await openSimulatedBucket();
    await it.storage.put('u/ü 1.png', bodyOf('picture'), OPTIONS);
    const link = async (iso: string) => {
      Object.assign(it.s3.clock, at(iso));
      return (await it.storage.link('u/ü 1.png', { seconds: 600, downloadAs: null })) ?? '';
    };
    const first = await link('2026-11-28T12:00:01Z');
    expect(await link('2026-11-28T12:09:59Z')).toBe(first);
    expect(await link('2026-11-28T12:10:00Z')).not.toBe(first);
    const statusAt = async (iso: string) => {
      Object.assign(it.s3.clock, at(iso));
      return (await fetch(first)).status;
    };
    expect(await statusAt('2026-11-28T12:09:59Z')).toBe(200);
    expect(await statusAt('2026-11-28T12:19:59Z')).toBe(200);
    expect(await statusAt('2026-11-28T12:20:01Z')).toBe(403);
  });

  test('answer ranges, name the type of the key and, for a download, the file', async () => {
    await using it = await openSimulatedBucket();
    await it.storage.put('u/1.png', bodyOf('picture'), OPTIONS);
    const link = await it.storage.link('u/1.png', { seconds: 60, downloadAs: 'my "cat".png' });
    const response = await fetch(link ?? '', { headers: { range: 'bytes=2-4' } });
    expect([response.status, await response.text()]).toEqual([206, 'ctu']);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="my__cat_.png"');
  });

  test('are refused when anything in them is changed', async () => {
    await using it = await openSimulatedBucket();
    for (const key of ['u/1.png', 'u/2.png']) await it.storage.put(key, bodyOf(key), OPTIONS);
    const link = (await it.storage.link('u/1.png', { seconds: 60, downloadAs: null })) ?? '';
    expect((await fetch(link)).status).toBe(200);
    for (const changed of [
      link.replace('1.png', '2.png'),
      link.replace('Expires=120', 'Expires=9120'),
      link.replace(/Signature=(.)/, (_, first: string) => `Signature=${first === '0' ? '1' : '0'}`),
      link.replace('inline', 'attachment'),
      link.slice(0, link.indexOf('?')),
    ]) {
      expect(changed).not.toBe(link);
      expect((await fetch(changed)).status).toBe(403);
    }
  });
});
