import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cleanMedia } from '#server/infra/media-cleaner/clean-media.ts';
import { makeBomb, makePicture } from '#tests/support/media/index.ts';

async function clean(bytes: Uint8Array, mediaType: string) {
  const cleaned = await cleanMedia(bytes, mediaType);
  if (cleaned.kind !== 'clean') throw new Error(cleaned.reason);
  return { ...cleaned, bytes: Buffer.from(cleaned.bytes) };
}

const FORMATS = ['png', 'jpeg', 'webp', 'gif'] as const;

/** A place and a camera, as telephones note them. */
const NOTES = {
  IFD0: { Make: 'SpyCam', ImageDescription: 'at home' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' },
};
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>at home</secret></x:xmpmeta>';

test.each(FORMATS)('a %s comes out as one, with its size and a small preview', async (format) => {
  const bytes = await makePicture(format);
  const cleaned = await clean(bytes, `image/${format}`);
  expect(cleaned.mediaType).toBe(`image/${format}`);
  expect(cleaned.facts).toEqual({ width: 320, height: 200, durationMs: null });
  expect(await sharp(cleaned.bytes).metadata()).toMatchObject({ format, width: 320, height: 200 });
  expect(await sharp(cleaned.preview?.webp).metadata()).toMatchObject({ format: 'webp', width: 320 });
});

test.each(['png', 'jpeg', 'webp'] as const)(
  'of a %s no place, camera, profile or note is left',
  async (format) => {
    const noted = await sharp(await makePicture('png'))
      .withExif(NOTES)
      .withXmp(XMP)
      .withIccProfile('p3')
      .toFormat(format)
      .toBuffer();
    expect(noted.includes('SpyCam')).toBe(true);
    const { bytes } = await clean(noted, `image/${format}`);
    const { exif, xmp, icc, iptc, comments } = await sharp(bytes).metadata();
    expect([exif, xmp, icc, iptc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    for (const word of ['SpyCam', 'at home', 'GPS']) expect(bytes.includes(word), word).toBe(false);
  },
);

test('a picture that a camera turned is turned before its note about that is dropped', async () => {
  const bytes = await makePicture('jpeg', { width: 300, height: 200, orientation: 6 });
  const cleaned = await clean(bytes, 'image/jpeg');
  expect(cleaned.facts).toMatchObject({ width: 200, height: 300 });
  const { width, height, orientation } = await sharp(cleaned.bytes).metadata();
  expect([width, height, orientation]).toEqual([200, 300, undefined]);
  // The brighter square, which lay at the left above, lies at the right above.
  const { data, info } = await sharp(cleaned.bytes).raw().toBuffer({ resolveWithObject: true });
  const redAt = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0;
  expect(redAt(170, 30) - redAt(30, 30)).toBeGreaterThan(60);
});

test.each(FORMATS)('what hangs behind a %s is gone: an archive, a page, a program', async (format) => {
  const tail = Buffer.from('PK\x03\x04secret.html<script>alert(1)</script>');
  const { bytes } = await clean(Buffer.concat([await makePicture(format), tail]), `image/${format}`);
  expect(bytes.includes('secret.html')).toBe(false);
});

test.each(['gif', 'webp'] as const)('of an animated %s the first picture is left', async (format) => {
  const [first, second] = [await makePicture('png'), await makePicture('png')];
  const animated = await sharp([first, second], { join: { animated: true } })
    .toFormat(format, { delay: [50, 50] })
    .toBuffer();
  expect((await sharp(animated).metadata()).pages).toBe(2);
  const cleaned = await clean(animated, `image/${format}`);
  expect((await sharp(cleaned.bytes).metadata()).pages ?? 1).toBe(1);
  expect(cleaned.facts).toMatchObject({ width: 320, height: 200 });
});

test('16,000 × 16,000 pixels are refused by the head of their file: none of them is decoded', async () => {
  const bomb = makeBomb(16_000);
  // Cut behind its head: whoever decoded it would call it damaged.
  expect(await cleanMedia(bomb.subarray(0, 1000), 'image/png')).toEqual({
    kind: 'refused',
    reason: 'too-many-pixels',
  });
});

test.each(FORMATS)('a %s that was cut, or that is something else, is damaged', async (format) => {
  const bytes = await makePicture(format);
  const other = await makePicture(format === 'png' ? 'jpeg' : 'png');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const wrong = [0.02, 0.3, 0.6, 0.9].map((share) => bytes.subarray(0, bytes.length * share));
  for (const given of [...wrong, other, svg])
    expect(await cleanMedia(given, `image/${format}`)).toEqual({ kind: 'refused', reason: 'damaged' });
});
