import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { makeImage } from '#server/infra/sandbox-media/images/make-image.ts';
import { STYLES } from '#server/infra/sandbox-media/images/styles/choose-style.ts';

// Real work: on a busy machine it takes longer than a usual test may.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const request = { prompt: 'A sailing boat at sunset', style: 'oil painting', width: 256, height: 256 };

const levelsOf = (file: Uint8Array): Promise<Buffer> => sharp(file).removeAlpha().raw().toBuffer();

/** Mean difference of two pictures of one size, in levels of 0 to 255. */
function difference(one: Buffer, other: Buffer): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum / one.length;
}

describe('an image of the sandbox', () => {
  it.each([
    [256, 256],
    [301, 257],
    [1024, 320],
    [2048, 256],
  ])('is a PNG of exactly %i × %i', async (width, height) => {
    const file = makeImage({ ...request, style: 'pixel art', width, height });
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width, height, format: 'raw' });
    expect((await sharp(file).metadata()).format).toBe('png');
    expect(new Set(data).size).toBeGreaterThan(3);
  });

  it('is the same bytes for the same request', () => {
    expect(Buffer.from(makeImage(request)).equals(makeImage({ ...request }))).toBe(true);
  });

  it('looks different in each of its ten styles', async () => {
    const styles = Object.keys(STYLES);
    const pictures = await Promise.all(styles.map((style) => levelsOf(makeImage({ ...request, style }))));
    expect(pictures).toHaveLength(10);
    for (const [index, one] of pictures.entries())
      for (const other of pictures.slice(index + 1)) expect(difference(one, other)).toBeGreaterThan(5);
  });

  it('looks different for other words, and for style words that nobody knows', async () => {
    const looks = (fields: Partial<typeof request>) => levelsOf(makeImage({ ...request, ...fields }));
    expect(difference(await looks({}), await looks({ prompt: 'A robot in the forest' }))).toBeGreaterThan(10);
    expect(
      difference(await looks({ style: 'blorptastic' }), await looks({ style: 'zzyzx' })),
    ).toBeGreaterThan(1);
  });

  it('says in the file that the sandbox made it, and not from which prompt', async () => {
    const { comments } = await sharp(makeImage(request)).metadata();
    expect(comments).toEqual([
      { keyword: 'Software', text: 'Greenroom sandbox' },
      { keyword: 'Comment', text: expect.stringContaining('No AI model was used') },
    ]);
  });

  it('bears a mark in its lower left corner that says sandbox', async () => {
    const area = { left: 14, top: 233, width: 40, height: 13 };
    const file = makeImage({ ...request, prompt: 'snow', style: 'watercolour' });
    const { data } = await sharp(file)
      .extract(area)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    let amber = 0;
    for (let at = 0; at < data.length; at += 3)
      if ((data[at] ?? 0) > 190 && (data[at + 2] ?? 255) < 170) amber += 1;
    expect(amber).toBeGreaterThan(20);
  });

  it.each([
    '',
    '🙂🙂',
    '夜の城',
    '\u0000\u0007',
    'مرحبا',
    'word '.repeat(5000),
    '[[sandbox:unknown]]',
    '\ud800',
  ])('is made from any prompt: %j', async (prompt) => {
    const { format } = await sharp(makeImage({ ...request, style: 'pixel art', prompt })).metadata();
    expect(format).toBe('png');
  });
});
