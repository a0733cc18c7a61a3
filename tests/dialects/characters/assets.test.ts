import { describe, expect, test } from 'vitest';
import { assetLink, previewLink } from '#server/domain/file/index.ts';
import { hold } from '#server/main/application.ts';
import { serveEndpoint } from '#server/main/route.ts';
import { later, storedAsset, type StoredAsset } from '#tests/domain/file/stored.ts';
import { openSimulatedBucket } from '#tests/infra/storage/s3/open-bucket.ts';
import { testApplication, type TestApplication } from '#tests/support/app/index.ts';
import { startApi } from '#tests/support/http/index.ts';
import { makeFilm, makePicture } from '#tests/support/media/index.ts';

const bytes = await makePicture();

type Opened = AsyncDisposable & {
  app: TestApplication;
  asset: StoredAsset;
  link: string;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
};

/** A stored image, its link, and a server that sees the time `seconds` later. */
async function open(seconds = 0): Promise<Opened> {
  const app = await testApplication();
  const asset = await storedAsset(app, await app.newUser(), { bytes });
  const link = assetLink(app.system, asset);
  const { clock } = later(app.system, seconds);
  const api = await startApi({ ...app.ports, clock });
  return {
    app,
    asset,
    link,
    get: (path, headers = {}, method = 'GET') => api.call(method, path, { headers }),
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await app.close();
    },
  };
}

const FORBIDDEN = { code: 'FORBIDDEN', message: 'This link is not valid or has run out.' };
const GONE = { code: 'NOT_FOUND', message: 'There is nothing behind this link any more.' };

describe('a link', () => {
  test('gives the file to anybody, as what it is, and lets a browser run nothing of it', async () => {
    await using it = await open();
    expect(it.link).toMatch(/^\/assets\/image\/[0-9a-f-]{36}\.png\?expires=\d+&signature=[\w-]{43}$/);
    const response = await it.get(it.link);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      etag: `"${it.asset.checksum}"`,
      'cache-control': expect.stringMatching(/^private, max-age=\d+$/),
      'content-disposition': `inline; filename="${it.asset.id}.png"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
    });
  });

  test('of a preview gives the preview, and of a film the film', async () => {
    await using it = await open();
    const preview = previewLink(it.app.system, it.asset) ?? '';
    expect(preview).toMatch(/^\/assets\/image\/[0-9a-f-]{36}_thumb\.webp\?/);
    const response = await it.get(preview);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const film = await storedAsset(it.app, await it.app.newUser(), {
      kind: 'video',
      bytes: await makeFilm(),
    });
    expect(previewLink(it.app.system, film)).toBeNull();
    const played = await it.get(assetLink(it.app.system, film));
    expect([played.status, played.headers.get('content-type')]).toEqual([200, 'video/mp4']);
  });

  test('stays the same for an hour and works for one at least, for two at most', async () => {
    await using it = await open();
    const hour = Math.floor(Date.now() / 3_600_000) * 3600;
    const at = (seconds: number) => ({
      ...it.app.system,
      clock: { now: () => new Date((hour + seconds) * 1000) },
    });
    const link = assetLink(at(0), it.asset);
    expect(assetLink(at(3599), it.asset)).toBe(link);
    expect(assetLink(at(3600), it.asset)).not.toBe(link);
    expect(link).toContain(`expires=${hour + 7200}&`);
    expect(assetLink(at(0), it.asset, { seconds: 60 })).toContain(`expires=${hour + 120}&`);
  });

  test('that has run out is refused', async () => {
    await using it = await open(2 * 3600 + 1);
    const response = await it.get(it.link);
    expect([response.status, await response.json()]).toEqual([403, FORBIDDEN]);
  });

  test.each<[string, (link: string, other: string) => string]>([
    ['no signature', (link) => link.replace(/&signature=.*/, '')],
    ['an empty signature', (link) => link.replace(/&signature=.*/, '&signature=')],
    ['no query', (link) => link.replace(/\?.*/, '')],
    ['a longer life', (link) => link.replace(/expires=\d/, 'expires=9')],
    ['a time that is no number', (link) => link.replace(/expires=\d+/, 'expires=x')],
    ['a time that no clock reaches', (link) => link.replace(/expires=\d+/, 'expires=99999999999999999999')],
    ['another file', (link, other) => link.replace(/[0-9a-f-]{36}/, other)],
    ['another folder', (link) => link.replace('/image/', '/video/')],
    ['another ending', (link) => link.replace('.png', '.html')],
    ['the preview’s name', (link) => link.replace('.png', '_thumb.webp')],
    ['a signature with a letter changed', (link) => link.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'))],
    ['a path that climbs', (link) => link.replace(/[0-9a-f-]{36}/, '..%2f..%2fsecrets')],
    ['a NUL', (link) => link.replace(/[0-9a-f-]{36}/, '%00')],
  ])('with %s is refused', async (_, change) => {
    await using it = await open();
    const other = await storedAsset(it.app, await it.app.newUser());
    const changed = change(it.link, other.id);
    expect(changed).not.toBe(it.link);
    const response = await it.get(changed);
    expect([response.status, await response.json()]).toEqual([403, FORBIDDEN]);
  });

  test('of another secret is refused', async () => {
    await using it = await open();
    const config = { ...it.app.ports.config, sessionSecret: 'another secret of another server' };
    const foreign = assetLink({ ...it.app.system, config }, it.asset);
    expect((await it.get(foreign)).status).toBe(403);
  });

  test('to what was deleted, or whose object is lost, leads nowhere', async () => {
    await using it = await open();
    await it.app.ports.storage.remove(it.asset.key);
    const lost = await it.get(it.link);
    expect([lost.status, await lost.json()]).toEqual([404, GONE]);
    const { prisma } = it.app.ports.db;
    await prisma.asset.update({ where: { id: it.asset.id }, data: { deletedAt: new Date() } });
    const preview = await it.get(previewLink(it.app.system, it.asset) ?? '');
    expect([preview.status, await preview.json()]).toEqual([404, GONE]);
  });

  test('with download=1 has the file saved', async () => {
    await using it = await open();
    const response = await it.get(`${it.link}&download=1`);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${it.asset.id}.png"`);
  });
});

describe('a part of a file', () => {
  const size = bytes.length;
  test.each([
    ['bytes=0-0', 206, `bytes 0-0/${size}`, [0, 1]],
    ['bytes=100-199', 206, `bytes 100-199/${size}`, [100, 200]],
    ['bytes=-50', 206, `bytes ${size - 50}-${size - 1}/${size}`, [size - 50, size]],
    [`bytes=${size - 1}-`, 206, `bytes ${size - 1}-${size - 1}/${size}`, [size - 1, size]],
    [`bytes=10-${size + 999}`, 206, `bytes 10-${size - 1}/${size}`, [10, size]],
    ['bytes=0-1,4-5', 200, null, [0, size]],
    ['lines=0-1', 200, null, [0, size]],
  ] as const)('%s is answered with %i', async (range, status, contentRange, [from, to]) => {
    await using it = await open();
    const response = await it.get(it.link, { range });
    expect([response.status, response.headers.get('content-range')]).toEqual([status, contentRange]);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(from, to))).toBe(true);
    expect(response.headers.get('content-length')).toBe(String(to - from));
  });

  test.each([`bytes=${size}-`, 'bytes=-0'])(
    '%s is behind its end: 416, in the family’s words',
    async (range) => {
      await using it = await open();
      const response = await it.get(it.link, { range });
      expect([response.status, response.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
      expect(await response.json()).toEqual({
        code: 'INVALID_REQUEST',
        message: `Range: the file has ${size} bytes`,
      });
    },
  );

  test('is sent only of the version that If-Range names', async () => {
    await using it = await open();
    const of = (etag: string) => it.get(it.link, { range: 'bytes=0-1', 'if-range': etag });
    expect((await of(`"${it.asset.checksum}"`)).status).toBe(206);
    expect((await of('"another"')).status).toBe(200);
  });
});

const PER_REQUEST = /^(date|x-request-id|connection|keep-alive|(x-)?ratelimit.*)$/;

test('HEAD has the headers of GET, the range’s too, and no body', async () => {
  await using it = await open();
  for (const headers of [{}, { range: 'bytes=0-9' }]) {
    const [head, get] = [await it.get(it.link, headers, 'HEAD'), await it.get(it.link, headers)];
    const of = (response: Response) =>
      Object.fromEntries([...response.headers].filter(([name]) => !PER_REQUEST.test(name)));
    expect([head.status, of(head)]).toEqual([get.status, of(get)]);
    expect([await head.text(), (await get.arrayBuffer()).byteLength > 0]).toEqual(['', true]);
  }
});

test('who has the file already gets 304 and no bytes', async () => {
  await using it = await open();
  const etag = `"${it.asset.checksum}"`;
  for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const response = await it.get(it.link, { 'if-none-match': known });
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, etag, '']);
  }
  expect((await it.get(it.link, { 'if-none-match': '"x"' })).status).toBe(200);
});

test('only reading is possible here', async () => {
  await using it = await open();
  const response = await it.get(it.link, {}, 'DELETE');
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
});

test('a route file of Next serves the same', async () => {
  await using it = await open();
  await hold(Promise.resolve(it.app.ports));
  const request = (init: RequestInit) => new Request(`http://127.0.0.1:3000${it.link}`, init);
  const part = await serveEndpoint(request({ headers: { range: 'bytes=5-9' } }));
  expect([part.status, (await part.bytes()).length]).toEqual([206, 5]);
  const head = await serveEndpoint(request({ method: 'HEAD' }));
  expect([head.headers.get('content-length'), head.body]).toEqual([String(bytes.length), null]);
});

describe('with a bucket', () => {
  test('a link leads to the bucket’s own, which answers ranges itself', async () => {
    await using bucket = await openSimulatedBucket();
    await using app = await testApplication({ env: bucket.s3.environment });
    const asset = await storedAsset(app, await app.newUser(), { bytes });
    await using api = await startApi(app.ports);
    const link = assetLink(app.system, asset);
    const response = await fetch(`${api.url}${link}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('referrer-policy')]).toEqual([302, 'no-referrer']);
    expect(response.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
    expect(response.headers.get('location')?.startsWith(bucket.s3.bucket.endpoint)).toBe(true);
    const followed = await fetch(`${api.url}${link}`, { headers: { range: 'bytes=1-4' } });
    expect([followed.status, followed.headers.get('content-type')]).toEqual([206, 'image/png']);
    expect(Buffer.from(await followed.arrayBuffer()).equals(bytes.subarray(1, 5))).toBe(true);
    expect((await fetch(`${api.url}${link.replace('signature=', 'signature=x')}`)).status).toBe(403);
  });
});
