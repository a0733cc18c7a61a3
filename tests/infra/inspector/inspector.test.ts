import { isBlurhashValid } from 'blurhash';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createInspector } from '#server/infra/inspector/create-inspector.ts';
import { DomainError } from '#server/kernel/errors.ts';
import {
  type Container,
  makeBomb,
  makeFilm,
  makeMp3,
  makePicture,
  makeWav,
  sourceOf,
} from '#tests/support/media/index.ts';

const inspector = createInspector({ ffmpeg: 'no-such-program' });
const sniff = (bytes: Uint8Array) => inspector.sniff(bytes.subarray(0, inspector.headBytes));
const measure = (bytes: Uint8Array, mediaType: string) => inspector.measure(sourceOf(bytes), mediaType);
const BAD = { name: 'MediaFailure', code: 'bad_result' };

describe('pictures', () => {
  test.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['webp', 'image/webp'],
    ['gif', 'image/gif'],
    ['avif', 'image/avif'],
  ] as const)('a %s is known by its bytes, measured and made small', async (format, mediaType) => {
    const bytes = await makePicture(format, { width: 640, height: 400 });
    expect(await sniff(bytes)).toBe(mediaType);
    expect(await measure(bytes, mediaType)).toEqual({ width: 640, height: 400, durationMs: null });
    const preview = await inspector.preview(sourceOf(bytes), mediaType);
    const { format: made, width, height } = await sharp(preview?.webp).metadata();
    expect({ made, width, height }).toEqual({ made: 'webp', width: 480, height: 300 });
    expect(isBlurhashValid(preview?.blurhash ?? '').result).toBe(true);
  });

  test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('a cut %s is found out', async (format) => {
    const bytes = await makePicture(format);
    for (const share of [0.3, 0.6, 0.9]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      await expect(measure(cut, `image/${format}`), `${share}`).rejects.toMatchObject(BAD);
    }
  });

  test('one that a camera turned is measured as it is shown', async () => {
    const bytes = await makePicture('jpeg', { width: 300, height: 200, orientation: 6 });
    expect(await measure(bytes, 'image/jpeg')).toMatchObject({ width: 200, height: 300 });
    const preview = await inspector.preview(sourceOf(bytes), 'image/jpeg');
    expect(await sharp(preview?.webp).metadata()).toMatchObject({ width: 200, height: 300 });
  });

  test('one of 16,000 × 16,000 pixels is refused, however small its file', async () => {
    const bomb = makeBomb(16_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(measure(bomb, 'image/png')).rejects.toMatchObject({ ...BAD, message: /too many pixels/ });
    await expect(inspector.preview(sourceOf(bomb), 'image/png')).rejects.toMatchObject(BAD);
  });

  test('one of another format than it was taken for is refused, an SVG too', async () => {
    await expect(measure(await makePicture('jpeg'), 'image/png')).rejects.toMatchObject(BAD);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(measure(svg, 'image/png')).rejects.toMatchObject(BAD);
  });

  test('a header with nothing good behind it is refused, and its words are not told', async () => {
    const png = await makePicture('png');
    const broken = Buffer.concat([png.subarray(0, 60), Buffer.from('secret words'.repeat(50))]);
    const failure = await measure(broken, 'image/png').catch((error: unknown) => error);
    expect(failure).toMatchObject(BAD);
    expect(String(failure)).not.toContain('secret');
  });
});

describe('what is none of ours', () => {
  test.each([
    ['nothing', ''],
    ['a byte', 'x'],
    ['an SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
    ['a page', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj'],
    ['an archive', 'PK\x03\x04\x14\x00\x00\x00\x08\x00aaaaaaaaaaaaaaaaaaaaaaaa'],
    ['text', 'just words'],
    ['half a signature', '\x89PNG'],
    ['a program', '\x7fELF\x02\x01\x01'],
  ])('%s has no type', async (_, text) => {
    expect(await sniff(Buffer.from(text, 'latin1'))).toBeNull();
  });
});

describe('films', () => {
  test.each<[Container, string]>([
    ['mp4', 'video/mp4'],
    ['mp4-moov-at-end', 'video/mp4'],
    ['mp4-fragmented', 'video/mp4'],
    ['mov', 'video/quicktime'],
    ['webm', 'video/webm'],
  ])('a %s is known by its bytes and measured', async (container, mediaType) => {
    const bytes = await makeFilm(container, { seconds: 2, width: 320, height: 180 });
    expect(await sniff(bytes)).toBe(mediaType);
    expect(await measure(bytes, mediaType)).toEqual({ width: 320, height: 180, durationMs: 2000 });
  });

  test('one that is to be turned is measured as it is shown', async () => {
    const bytes = await makeFilm('mp4', { width: 320, height: 180, rotation: 90 });
    expect(await measure(bytes, 'video/mp4')).toMatchObject({ width: 180, height: 320 });
  });

  test.each<[Container, string]>([
    ['mp4', 'video/mp4'],
    ['mp4-moov-at-end', 'video/mp4'],
    ['mov', 'video/quicktime'],
    ['webm', 'video/webm'],
  ])('a cut %s is found out, wherever it is cut', async (container, mediaType) => {
    const bytes = await makeFilm(container);
    for (const length of [40, 600, bytes.length / 2, bytes.length - 300, bytes.length - 1]) {
      const cut = bytes.subarray(0, Math.floor(length));
      await expect(measure(cut, mediaType), String(length)).rejects.toMatchObject(BAD);
    }
  });

  test('one whose last box goes on to the end of the file is found out by its last picture', async () => {
    const bytes = await makeFilm('mp4');
    const box = bytes.indexOf('mdat', 0, 'latin1') - 4;
    bytes.writeUInt32BE(0, box);
    expect(await measure(bytes, 'video/mp4')).toMatchObject({ durationMs: 2000 });
    await expect(measure(bytes.subarray(0, -700), 'video/mp4')).rejects.toMatchObject(BAD);
  });

  test('sound alone is no film', async () => {
    await expect(measure(makeWav(), 'video/mp4')).rejects.toMatchObject(BAD);
  });

  test('of which nobody here can decode a picture have no preview', async () => {
    expect(await inspector.preview(sourceOf(await makeFilm()), 'video/mp4')).toBeNull();
  });
});

describe('sounds', () => {
  test.each([
    ['a WAV', makeWav({ seconds: 1.5 }), 'audio/wav', 1500],
    ['a WAV that was streamed', makeWav({ seconds: 1.5, streamed: true }), 'audio/wav', 1500],
    ['an MP3', makeMp3({ frames: 60 }), 'audio/mpeg', 1567],
    ['an MP3 behind a long title', makeMp3({ frames: 60, tagged: true }), 'audio/mpeg', 1567],
  ])('%s is known by its bytes and measured', async (_, bytes, mediaType, durationMs) => {
    expect(await sniff(bytes)).toBe(mediaType);
    expect(await measure(bytes, mediaType)).toEqual({ width: null, height: null, durationMs });
  });

  test('a cut WAV is found out', async () => {
    const bytes = makeWav();
    for (const length of [4, 44, bytes.length / 2, bytes.length - 1])
      await expect(measure(bytes.subarray(0, length), 'audio/wav'), String(length)).rejects.toMatchObject(
        BAD,
      );
  });

  test('a title with no sound behind it is damaged', async () => {
    await expect(measure(makeMp3({ frames: 0, tagged: true }), 'audio/mpeg')).rejects.toMatchObject(BAD);
  });
});

test.each(['image/png', 'video/mp4', 'audio/wav'])(
  'storage that fails while %s is looked into says nothing about the file',
  async (mediaType) => {
    const failure = new DomainError('unavailable', 'The storage is down.');
    const source = { bytes: 1000, read: () => Promise.reject(failure) };
    await expect(inspector.measure(source, mediaType)).rejects.toBe(failure);
  },
);
