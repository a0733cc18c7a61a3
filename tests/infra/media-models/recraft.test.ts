import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createRecraft } from '#server/infra/media-models/recraft.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { ImageOrder } from '#server/kernel/media.ts';
import { startRecraftSimulator } from '#tests/simulators/media/recraft-simulator.ts';
import { bytesOf, failureOf, imageOrder, submit, voiceOrder } from './submit.ts';

const KEY = 'recraft-key-1';

const recraftAt = (baseUrl: string) =>
  createRecraft(loadConfig({ RECRAFT_API_KEY: KEY, RECRAFT_BASE_URL: baseUrl }), fetch);

async function askFor(fields: Partial<ImageOrder>, upstreamId = 'recraftv3') {
  await using recraft = await startRecraftSimulator();
  await submit(recraftAt(recraft.baseUrl), imageOrder('recraft', upstreamId, fields));
  return recraft.requests[0]?.body;
}

describe('Recraft', () => {
  it('is asked once, with the key, for one image as base64', async () => {
    await using recraft = await startRecraftSimulator();
    const order = imageOrder('recraft', 'recraftv3', { prompt: 'a fox', style: 'Pixel-Art' });
    await submit(recraftAt(recraft.baseUrl), order);
    const [request, ...others] = recraft.requests;
    expect(others).toEqual([]);
    expect(request?.carriesKey(KEY)).toBe(true);
    expect({ method: request?.method, path: request?.path, body: request?.body }).toEqual({
      method: 'POST',
      path: '/v1/images/generations',
      body: {
        model: 'recraftv3',
        prompt: 'a fox',
        n: 1,
        size: '1024x1024',
        style: 'Pixel art',
        response_format: 'b64_json',
      },
    });
  });

  it('answers with a picture of the size that was asked for, and says how long it is', async () => {
    await using recraft = await startRecraftSimulator();
    const order = imageOrder('recraft', 'recraftv3', { width: 1920, height: 1080 });
    const made = await submit(recraftAt(recraft.baseUrl), order);
    const bytes = await bytesOf(made);
    const { width, height, format } = await sharp(bytes).metadata();
    expect({ width, height, format }).toEqual({ width: 1820, height: 1024, format: 'png' });
    expect({ type: made.mediaType, bytes: made.bytes }).toEqual({ type: 'image/png', bytes: bytes.length });
  });

  it.each([
    ['webp', 'image/webp'],
    ['svg', 'image/svg+xml'],
    ['url', 'image/png'],
  ])('that answers as %s is believed by the bytes', async (as, mediaType) => {
    await using recraft = await startRecraftSimulator();
    recraft.answer({ made: true, as });
    const made = await submit(recraftAt(recraft.baseUrl), imageOrder('recraft', 'recraftv3'));
    expect(made.mediaType).toBe(mediaType);
    expect((await bytesOf(made)).length).toBe(made.bytes);
  });

  it('has no key where none is configured, and makes images only', async () => {
    const without = createRecraft(loadConfig({}), fetch);
    const failures = [
      await failureOf(submit(without, imageOrder('recraft', 'recraftv3'))),
      await failureOf(submit(recraftAt('http://127.0.0.1:1/v1'), voiceOrder('recraft', 'recraftv3'))),
    ];
    expect(failures.map(({ code, outcome, message }) => ({ code, outcome, message }))).toEqual([
      {
        code: 'unavailable',
        outcome: 'rejected',
        message: 'The provider recraft is not configured here.',
      },
      { code: 'unavailable', outcome: 'rejected', message: 'The provider recraft makes no speech.' },
    ]);
  });
});

describe('the size that Recraft V3 is asked for', () => {
  it.each([
    [1024, 1024, '1024x1024'],
    [512, 512, '1024x1024'],
    [2048, 2048, '1024x1024'],
    [1920, 1080, '1820x1024'],
    [1080, 1920, '1024x1820'],
    [1280, 960, '1365x1024'],
    [900, 600, '1536x1024'],
    [600, 900, '1024x1536'],
    [1400, 1000, '1434x1024'],
    [1000, 1250, '1024x1280'],
    [1000, 1667, '1024x1707'],
    [2048, 256, '2048x1024'],
    [256, 2048, '1024x2048'],
  ])('for %i x %i is %s', async (width, height, size) => {
    expect(await askFor({ width, height })).toMatchObject({ size });
  });

  it.each([
    [1024, 1024, '1:1'],
    [1920, 1080, '16:9'],
    [256, 2048, '1:2'],
  ])('is a ratio for V4: for %i x %i %s is asked', async (width, height, size) => {
    expect(await askFor({ width, height }, 'recraftv4_1')).toMatchObject({ size, model: 'recraftv4_1' });
  });
});

describe('an art style', () => {
  it.each([
    ['Photorealism', 'Photorealism'],
    ['photorealism', 'Photorealism'],
    ['pixel_art', 'Pixel art'],
    ['black & white', 'Black & white'],
    ['digital_illustration', 'digital_illustration'],
    [' Hand-Drawn ', 'Hand-drawn'],
  ])('%j is one of Recraft V3 by name', async (style, name) => {
    expect(await askFor({ prompt: 'a fox', style })).toMatchObject({ prompt: 'a fox', style: name });
  });

  it.each(['photorealistic, golden hour', 'vector_illustration', 'Vector art', 'icon', '__proto__'])(
    '%j is not, and travels with the prompt',
    async (style) => {
      const body = await askFor({ prompt: 'a fox', style });
      expect(body).toMatchObject({ prompt: `a fox\n\nArt style: ${style}` });
      expect(body).not.toHaveProperty('style');
    },
  );

  it('travels with the prompt to the models that have no styles', async () => {
    const body = await askFor({ prompt: 'a fox', style: 'Pixel art' }, 'recraftv4_1');
    expect(body).toMatchObject({ prompt: 'a fox\n\nArt style: Pixel art' });
    expect(body).not.toHaveProperty('style');
  });
});

describe('a prompt longer than Recraft V3 reads', () => {
  const family = '👩‍👩‍👧‍👦';

  it('is cut to 1,000, not inside a character, and the style stays whole', async () => {
    const beside = '\n\nArt style: in oil';
    const kept = 'x'.repeat(1000 - beside.length - 3);
    const body = await askFor({ prompt: `${kept}${family} and more`, style: 'in oil' });
    expect(body).toMatchObject({ prompt: `${kept}${beside}` });
  });

  it('of exactly 1,000 is sent whole', async () => {
    const prompt = `${'x'.repeat(1000 - family.length)}${family}`;
    expect(await askFor({ prompt })).toMatchObject({ prompt });
  });

  it('is cut with its style where the style alone is too long', async () => {
    const body = await askFor({ prompt: 'a fox', style: 's'.repeat(2000) });
    expect(body).toMatchObject({ prompt: `a fox\n\nArt style: ${'s'.repeat(1000 - 18)}` });
  });
});
