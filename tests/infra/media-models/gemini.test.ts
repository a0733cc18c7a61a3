import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createGemini } from '#server/infra/media-models/gemini.ts';
import { geminiSize } from '#server/infra/media-models/gemini/image.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { MediaOrder, VoiceOrder } from '#server/kernel/media.ts';
import { startGeminiMediaSimulator } from '#tests/simulators/media/gemini-media-simulator.ts';
import { SAMPLE_RATE, toneOf, wavOf } from '#tests/simulators/media/small-media.ts';
import { bytesOf, failureOf, imageOrder, submit, voiceOrder } from './submit.ts';

const KEY = 'gemini-key-1';
const IMAGE = 'gemini-3.1-flash-image';
const SPEECH = 'gemini-3.8-flash-lite-tts';

const geminiAt = (baseUrl: string) =>
  createGemini(loadConfig({ GEMINI_API_KEY: KEY, GEMINI_BASE_URL: baseUrl }), fetch);

async function askFor(order: MediaOrder) {
  await using gemini = await startGeminiMediaSimulator();
  const made = await submit(geminiAt(gemini.baseUrl), order);
  const [request, ...others] = gemini.requests;
  expect(others).toEqual([]);
  expect(request?.carriesKey(KEY)).toBe(true);
  return { made, bytes: await bytesOf(made), path: request?.path, body: request?.body };
}

describe('an image by Gemini', () => {
  it('is asked for once, with the key, the ratio, the size and the style in the prompt', async () => {
    const order = imageOrder('gemini', IMAGE, {
      prompt: 'a fox',
      style: 'watercolour',
      width: 1920,
      height: 1080,
    });
    const { path, body } = await askFor(order);
    expect(path).toBe('/v1beta/models/gemini-3.1-flash-image:generateContent');
    expect(body).toEqual({
      generationConfig: {
        responseModalities: ['IMAGE'],
        imageConfig: { aspectRatio: '16:9', imageSize: '1K' },
      },
      contents: [{ role: 'user', parts: [{ text: 'a fox\n\nArt style: watercolour' }] }],
    });
  });

  it('comes out as the picture itself, told by its bytes', async () => {
    const { made, bytes } = await askFor(imageOrder('gemini', IMAGE, { width: 1024, height: 2048 }));
    const { format, width, height } = await sharp(bytes).metadata();
    expect({ format, tall: height > width }).toEqual({ format: 'png', tall: true });
    expect({ type: made.mediaType, bytes: made.bytes }).toEqual({ type: 'image/png', bytes: bytes.length });
  });

  it.each([
    [IMAGE, 1024, 1024, '1:1', '1K'],
    [IMAGE, 512, 512, '1:1', '512'],
    [IMAGE, 2048, 2048, '1:1', '2K'],
    [IMAGE, 256, 256, '1:1', '512'],
    [IMAGE, 1920, 1080, '16:9', '1K'],
    [IMAGE, 1080, 1920, '9:16', '1K'],
    [IMAGE, 2048, 512, '4:1', '1K'],
    [IMAGE, 256, 2048, '1:8', '512'],
    [IMAGE, 1000, 1250, '4:5', '1K'],
    ['gemini-3-pro-image', 512, 512, '1:1', '1K'],
    ['gemini-3-pro-image', 2048, 256, '21:9', '1K'],
    ['gemini-2.5-flash-image', 900, 600, '3:2', undefined],
    ['gemini-2.5-flash-image', 256, 2048, '9:16', undefined],
  ])('by %s of %i x %i has the ratio %s and the size %s', (model, width, height, ratio, size) => {
    expect(geminiSize(model, { width, height })).toEqual({ ratio, size });
  });

  it('of a model with one size is asked for without one', async () => {
    const { body } = await askFor(imageOrder('gemini', 'gemini-2.5-flash-image'));
    expect(body).toMatchObject({ generationConfig: { imageConfig: { aspectRatio: '1:1' } } });
    expect(JSON.stringify(body)).not.toContain('imageSize');
  });
});

describe('an image by Imagen', () => {
  it('is asked for by :predict', async () => {
    const order = imageOrder('gemini', 'imagen-4.0-generate-001', {
      prompt: 'a fox',
      style: 'in oil',
      width: 640,
      height: 480,
    });
    const { path, body, bytes, made } = await askFor(order);
    expect(path).toBe('/v1beta/models/imagen-4.0-generate-001:predict');
    expect(body).toEqual({
      instances: [{ prompt: 'a fox\n\nArt style: in oil' }],
      parameters: { sampleCount: 1, aspectRatio: '4:3', includeRaiReason: true },
    });
    expect((await sharp(bytes).metadata()).format).toBe('png');
    expect(made.mediaType).toBe('image/png');
  });
});

describe('speech by Gemini', () => {
  const speech = (fields: Partial<VoiceOrder>, model = SPEECH) =>
    askFor(voiceOrder('gemini', model, { text: 'Good evening.', ...fields }));

  it('is asked for once, as a WAV file, in the voice that stands for ours', async () => {
    const { path, body } = await speech({ voice: 'luna' });
    expect(path).toBe('/v1beta/models/gemini-3.8-flash-lite-tts:generateContent');
    expect(body).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'Good evening.' }] }],
      generationConfig: {
        responseModalities: ['AUDIO'],
        speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Leda' } } },
        responseFormat: { audio: { mimeType: 'AUDIO_WAV' } },
      },
    });
  });

  it.each([SPEECH, 'gemini-3.1-flash-tts-preview'])('by %s comes out as one WAV file', async (model) => {
    const { bytes, made } = await speech({}, model);
    expect(made.mediaType).toBe('audio/wav');
    expect(bytes.equals(wavOf(toneOf('Good evening.')))).toBe(true);
    expect(bytes.readUInt32LE(24)).toBe(SAMPLE_RATE);
  });

  it.each([
    [
      { emotion: 'happy', speed: 1.5 },
      'Speak happily, with a smile in the voice, at about 1.5 times the usual pace',
    ],
    [{ emotion: 'calm' }, 'Speak calmly'],
    [{ speed: 0.5 }, 'Speak at about 0.5 times the usual pace'],
  ] as const)('of %j is directed in words', async (fields, direction) => {
    const { body } = await speech(fields);
    expect(body).toMatchObject({
      contents: [{ parts: [{ text: 'Good evening.', speechMetadata: { style: direction } }] }],
    });
  });

  it('is directed before the text where the model knows no other place', async () => {
    const { body } = await speech({ emotion: 'sad' }, 'gemini-2.5-flash-preview-tts');
    expect(body).toMatchObject({ contents: [{ parts: [{ text: 'Speak sadly: Good evening.' }] }] });
  });

  it.each([
    ['max', 'Charon'],
    ['Aria', 'Kore'],
    ['', 'Kore'],
    ['nobody', 'Kore'],
    ['constructor', 'Kore'],
    ['voice_123', 'Kore'],
  ])('in the voice %j is spoken by %s', async (voice, voiceName) => {
    const { body } = await speech({ voice });
    expect(body).toMatchObject({
      generationConfig: { speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName } } } },
    });
  });
});

describe('Gemini', () => {
  it('has no key where none is configured', async () => {
    const without = createGemini(loadConfig({}), fetch);
    const { code, outcome } = await failureOf(submit(without, imageOrder('gemini', IMAGE)));
    expect({ code, outcome }).toEqual({ code: 'unavailable', outcome: 'rejected' });
  });
});
