import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#server/kernel/ids.ts';
import { openApi } from '#tests/support/http/index.ts';
import {
  cleanHere,
  DISGUISED,
  HIDDEN,
  makeBomb,
  makeFilm,
  makeMp3,
  makePicture,
  makeTagged,
  makeWav,
  POLYGLOTS,
  SECRET,
} from '#tests/support/media/index.ts';

const it = await openApi({ ports: { mediaCleaner: cleanHere } });
afterAll(() => it[Symbol.asyncDispose]());

const MB = 1024 * 1024;
const PATH = '/api/v1/media/upload';
const { prisma } = it.app.ports.db;

const Uploaded = z.object({
  url: z.string(),
  key: z.string(),
  media_type: z.string(),
  size_bytes: z.int(),
  width: z.int().optional(),
  height: z.int().optional(),
  duration_seconds: z.number().optional(),
});

type Options = { name?: string; type?: string; field?: string; key?: string; token?: string };

function upload(content: Uint8Array | string, options: Options = {}): Promise<Response> {
  const { name = 'photo.png', type = 'image/png', field = 'file', key = '', token = it.token } = options;
  const form = new FormData();
  form.set('note', 'is ignored');
  form.set(
    field,
    new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }),
    name,
  );
  const headers = { authorization: `Bearer ${token}`, ...(key === '' ? {} : { 'idempotency-key': key }) };
  return fetch(`${it.api.url}${PATH}`, { method: 'POST', headers, body: form });
}

async function uploaded(content: Uint8Array, options: Options = {}) {
  const answer = await upload(content, options);
  expect(answer.status).toBe(201);
  return Uploaded.parse(await answer.json());
}

/** The objects in storage, and the rows that name some. */
async function left(): Promise<unknown> {
  const keys: string[] = [];
  for await (const { key } of it.app.ports.storage.list('')) keys.push(key);
  return {
    keys: keys.length,
    assets: await prisma.asset.count(),
    unwanted: await prisma.unwantedObject.count(),
  };
}

const picture = { width: 320, height: 200 };

test.each<[string, () => Promise<Uint8Array> | Uint8Array, object]>([
  ['a PNG', () => makePicture('png'), { media_type: 'image/png', ...picture }],
  ['a JPEG', () => makePicture('jpeg'), { media_type: 'image/jpeg', ...picture }],
  ['a WebP', () => makePicture('webp'), { media_type: 'image/webp', ...picture }],
  ['a GIF', () => makePicture('gif'), { media_type: 'image/gif', ...picture }],
  ['an MP3', () => makeMp3(), { media_type: 'audio/mpeg', duration_seconds: 1.567 }],
  ['a WAV', () => makeWav(), { media_type: 'audio/wav', duration_seconds: 1.5 }],
  ['an M4A', () => makeTagged('m4a'), { media_type: 'audio/mp4', duration_seconds: 2.02 }],
  ['an Ogg', () => makeTagged('ogg'), { media_type: 'audio/ogg', duration_seconds: 1.994 }],
  ['a WebM', () => makeTagged('webm'), { media_type: 'audio/webm', duration_seconds: 1.98 }],
])('%s is taken, whatever its name and its sender say, and its link leads to it', async (_, make, facts) => {
  const { url, key, size_bytes, ...told } = await uploaded(await make(), {
    name: '../../run.exe',
    type: 'text/html',
  });
  expect(told).toEqual(facts);
  expect(key).toMatch(/^[\w-]+\/(images|audio)\/[\da-f-]{36}\.\w+$/);
  const answer = await fetch(`${it.api.url}${url}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, told.media_type]);
  expect((await answer.arrayBuffer()).byteLength).toBe(size_bytes);
  expect((await fetch(`${it.api.url}${url.split('?')[0]}`)).status).toBe(403);
  const asset = await prisma.asset.findUniqueOrThrow({ where: { key } });
  expect(asset).toMatchObject({ userId: it.user.userId, generationId: null, bytes: BigInt(size_bytes) });
  expect(asset.posterKey !== null).toBe(told.media_type.startsWith('image/'));
});

test('a photo keeps its picture, turned, and loses the place where it was taken', async () => {
  const photo = await sharp(await makePicture('jpeg', { width: 300, height: 200, orientation: 6 }))
    .keepMetadata()
    .withExifMerge({ IFD0: { Make: 'SpyCam' }, IFD3: { GPSLatitude: '52/1 31/1 12/1' } })
    .toBuffer();
  expect((await sharp(photo).metadata()).orientation).toBe(6);
  const { key, width, height } = await uploaded(photo);
  expect([width, height]).toEqual([200, 300]);
  const stored = Buffer.concat(await Array.fromAsync((await it.app.ports.storage.read(key)) ?? []));
  expect((await sharp(stored).metadata()).exif).toBeUndefined();
  expect(stored.includes('SpyCam')).toBe(false);
});

test('a voice note keeps its sound and loses its notes', async () => {
  const { key } = await uploaded(await makeTagged('m4a'));
  const stored = Buffer.concat(await Array.fromAsync((await it.app.ports.storage.read(key)) ?? []));
  expect(stored.includes(SECRET)).toBe(false);
});

test.each(POLYGLOTS)('of what is %s only the picture or the sound is kept', async (_, make, mediaType) => {
  const file = await make();
  expect(file.includes(HIDDEN)).toBe(true);
  const { key, url, media_type } = await uploaded(file, { name: 'page.html', type: 'text/html' });
  expect(media_type).toBe(mediaType);
  const stored = Buffer.concat(await Array.fromAsync((await it.app.ports.storage.read(key)) ?? []));
  expect(stored.includes(HIDDEN)).toBe(false);
  const { headers } = await fetch(`${it.api.url}${url}`);
  expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
    mediaType,
    'nosniff',
  ]);
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const cut = async (bytes: Promise<Uint8Array>) => (await bytes).subarray(0, (await bytes).length / 2);

type Refused = [string, () => Promise<Uint8Array | string> | Uint8Array | string, number, string];

test.each<Refused>([
  ['an SVG', () => SVG, 400, 'other'],
  ['a page', () => '<!DOCTYPE html><script>alert(1)</script>', 400, 'other'],
  ['a PDF', () => '%PDF-1.7\n1 0 obj', 400, 'other'],
  ['an archive', () => Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'), 400, 'other'],
  ['text', () => 'just words', 400, 'other'],
  ['a film', () => makeFilm('mp4'), 400, 'other'],
  ['an AVIF', () => makePicture('avif'), 400, 'other'],
  ...DISGUISED.map(([name, make]): Refused => [name, make, 400, 'other']),
  ['a script that begins like a GIF', () => 'GIF89a=1;alert(1)//', 400, 'damaged'],
  ['no bytes', () => '', 400, 'no-bytes'],
  ['a bomb', () => makeBomb(16_000), 400, 'too-many-pixels'],
  ['half a PNG', () => cut(makePicture('png')), 400, 'damaged'],
  ['half a JPEG', () => cut(makePicture('jpeg')), 400, 'damaged'],
  ['half a WAV', () => makeWav().subarray(0, 20_000), 400, 'damaged'],
  ['half an Ogg', () => cut(makeTagged('ogg')), 400, 'damaged'],
  ['half an M4A', () => cut(makeTagged('m4a')), 400, 'damaged'],
])('%s is refused, and leaves nothing behind', async (_, make, status, reason) => {
  const before = await left();
  const answer = await upload(await make());
  expect([answer.status, await answer.json()]).toEqual([
    status,
    { error: 'invalid_input', message: expect.any(String), details: { reason } },
  ]);
  expect(await left()).toEqual(before);
});

test.each<[string, () => Promise<Uint8Array>, number, string]>([
  [
    'a picture of more than 10 MB',
    async () => Buffer.concat([await makePicture('png'), Buffer.alloc(10 * MB)]),
    413,
    'A picture must be at most 10 MB',
  ],
  [
    'more than 25 MB',
    async () => Buffer.concat([makeWav(), Buffer.alloc(25 * MB)]),
    413,
    'file: must be at most 25 MB',
  ],
])('%s is too large', async (_, make, status, message) => {
  const before = await left();
  const answer = await upload(await make());
  expect([answer.status, await answer.json()]).toMatchObject([status, { error: 'too_large', message }]);
  expect(await left()).toEqual(before);
});

test('a form without a file, with two of them, what is no form, and who has no token are refused', async () => {
  const words = async (answer: Response) => [answer.status, await answer.json()];
  expect(await words(await upload(await makePicture(), { field: 'photo' }))).toMatchObject([
    400,
    { error: 'invalid_input', message: 'file: must be a file' },
  ]);
  const two = new FormData();
  const blob = new Blob([new Uint8Array(await makePicture())]);
  for (const name of ['a', 'b']) two.append('file', blob, name);
  const headers = { authorization: `Bearer ${it.token}` };
  const both = await fetch(`${it.api.url}${PATH}`, { method: 'POST', headers, body: two });
  expect(await words(both)).toMatchObject([400, { message: 'file: send one file at a time' }]);
  const json = await it.api.call('POST', PATH, { token: it.token, body: {} });
  expect(await words(json)).toMatchObject([415, { error: 'unsupported' }]);
  expect((await upload(await makePicture(), { token: 'x' })).status).toBe(401);
  expect((await it.api.call('GET', PATH, { token: it.token })).status).toBe(405);
});

test('the same upload again gets the first answer, also where that was lost; another file is refused', async () => {
  const key = newId();
  const [first, other] = [await makePicture('png'), await makePicture('jpeg')];
  const answer = await uploaded(first, { key });
  const again = await upload(first, { key });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(await again.json()).toEqual(answer);
  expect((await upload(other, { key })).status).toBe(422);
  await prisma.idempotencyKey.deleteMany({ where: { key } });
  const late = await upload(first, { key });
  expect([late.status, late.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  expect(await late.json()).toMatchObject({ key: answer.key });
});

test('through the real program: a photo goes in, a clean one comes out', { timeout: 60_000 }, async () => {
  await using real = await openApi();
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(await makePicture('webp', { orientation: 1 }))]));
  const headers = { authorization: `Bearer ${real.token}` };
  const answer = await fetch(`${real.api.url}${PATH}`, { method: 'POST', headers, body: form });
  expect([answer.status, await answer.json()]).toMatchObject([201, { media_type: 'image/webp', ...picture }]);
});
