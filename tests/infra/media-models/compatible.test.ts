import { describe, expect, it } from 'vitest';
import { createCompatible } from '#server/infra/media-models/compatible.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { VoiceOrder } from '#server/kernel/media.ts';
import { toneOf, wavOf } from '#tests/simulators/media/small-media.ts';
import { startSpeechSimulator } from '#tests/simulators/media/speech-simulator.ts';
import { bytesOf, failureOf, imageOrder, submit, voiceOrder } from './submit.ts';

const KEY = 'sk-compatible-1';

const compatibleAt = (baseUrl: string, key = KEY) =>
  createCompatible(loadConfig({ COMPATIBLE_BASE_URL: baseUrl, COMPATIBLE_API_KEY: key }), fetch);

const order = (fields: Partial<VoiceOrder> = {}) =>
  voiceOrder('compatible', 'kokoro', { text: 'Good evening.', ...fields });

describe('speech by a compatible server', () => {
  it('is asked for once, as a WAV file, with voice and speed', async () => {
    await using server = await startSpeechSimulator();
    await submit(compatibleAt(server.baseUrl), order({ voice: 'max', speed: 1.5 }));
    const [request, ...others] = server.requests;
    expect(others).toEqual([]);
    expect(request?.carriesKey(KEY)).toBe(true);
    expect({ path: request?.path, body: request?.body }).toEqual({
      path: '/v1/audio/speech',
      body: {
        model: 'kokoro',
        input: 'Good evening.',
        voice: 'onyx',
        response_format: 'wav',
        speed: 1.5,
      },
    });
  });

  it('needs no key', async () => {
    await using server = await startSpeechSimulator();
    await submit(compatibleAt(server.baseUrl, ''), order());
    expect(server.requests[0]?.carriesKey(KEY)).toBe(false);
    expect(server.accepted).toHaveLength(1);
  });

  it('in a voice that is none of ours is asked for in that voice, which the server may have', async () => {
    await using server = await startSpeechSimulator();
    await submit(compatibleAt(server.baseUrl), order({ voice: 'af_heart' }));
    expect(server.requests[0]?.body).toMatchObject({ voice: 'af_heart' });
  });

  it('comes out as the sound itself, at the speed that was asked for', async () => {
    await using server = await startSpeechSimulator();
    const made = await submit(compatibleAt(server.baseUrl), order({ speed: 2 }));
    const bytes = await bytesOf(made);
    expect({ type: made.mediaType, bytes: made.bytes }).toEqual({ type: 'audio/wav', bytes: bytes.length });
    expect(bytes.equals(wavOf(toneOf('Good evening.', 2)))).toBe(true);
  });

  it('that was sent before its length was known is given its length', async () => {
    await using server = await startSpeechSimulator();
    server.answer({ made: true, as: 'stream' });
    const bytes = await bytesOf(await submit(compatibleAt(server.baseUrl), order()));
    expect(bytes.equals(wavOf(toneOf('Good evening.')))).toBe(true);
  });

  it('that is no sound is handed on as bytes that tell nothing, for the check before it is kept', async () => {
    await using server = await startSpeechSimulator();
    server.answer({ raw: '{"detail": "no such voice"}' });
    const made = await submit(compatibleAt(server.baseUrl), order());
    expect(made.mediaType).toBe('application/octet-stream');
  });

  it('is all that such a server makes, and needs an address', async () => {
    const failures = [
      await failureOf(submit(compatibleAt('http://127.0.0.1:1/v1'), imageOrder('compatible', 'any'))),
      await failureOf(submit(createCompatible(loadConfig({}), fetch), order())),
    ];
    expect(failures.map(({ message }) => message)).toEqual([
      'The provider compatible makes no images.',
      'The provider compatible is not configured here.',
    ]);
  });
});
