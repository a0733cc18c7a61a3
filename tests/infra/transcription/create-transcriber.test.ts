import { expect, test } from 'vitest';
import { RECOGNISER_REFUSALS } from '#server/infra/transcription/recogniser/refusal.ts';
import { startTranscriptionSimulator } from '#tests/simulators/media/transcription-simulator.ts';
import { startProviderSimulator } from '#tests/simulators/providers/index.ts';
import { ask, recogniserThatHears, refusalOf } from './ask.ts';

const HERE = { text: 'heard here', by: 'sandbox/moonshine-tiny', sandbox: true };

test('without any key the recogniser of this machine listens, and the transcript says so', async () => {
  expect(await ask({ env: {} })).toEqual(HERE);
});

test('of several keys Gemini’s is used, unless another model was chosen', async () => {
  await using gemini = await startProviderSimulator();
  await using openai = await startTranscriptionSimulator();
  const env = {
    GEMINI_API_KEY: 'gemini-1',
    GEMINI_BASE_URL: gemini.baseUrls.gemini,
    OPENAI_API_KEY: 'sk-openai-1',
    OPENAI_BASE_URL: openai.baseUrl,
  };
  gemini.otherwise({ steps: [{ text: 'heard by Gemini' }, { end: 'stop' }] });
  expect(await ask({ env })).toMatchObject({ by: 'gemini/gemini-3.8-flash' });
  const chosen = { ...env, TRANSCRIPTION_MODEL: 'openai/whisper-1' };
  expect(await ask({ env: chosen })).toMatchObject({ by: 'openai/whisper-1' });
  expect(await ask({ env: { ...env, TRANSCRIPTION_MODEL: 'sandbox' } })).toEqual(HERE);
});

test('a key of the sandbox reaches no provider', async () => {
  await using openai = await startTranscriptionSimulator();
  const env = { OPENAI_API_KEY: 'sk-openai-1', OPENAI_BASE_URL: openai.baseUrl };
  expect(await ask({ env, sandboxOnly: true })).toEqual(HERE);
  expect(openai.requests).toEqual([]);
});

test('a chosen model whose provider has no key leaves it to this machine', async () => {
  expect(await ask({ env: { TRANSCRIPTION_MODEL: 'openai/whisper-1' } })).toEqual(HERE);
});

test('without a key and without the sandbox nobody listens', async () => {
  const recogniser = recogniserThatHears({ kind: 'heard', text: 'heard here' });
  expect((await refusalOf(ask({ env: { SANDBOX: 'off' }, recogniser }))).code).toBe('unavailable');
  expect(recogniser.asked).toBe(0);
});

test('each refusal of the recogniser says what helps', async () => {
  const told = RECOGNISER_REFUSALS.map(async (reason) => {
    const refusal = await refusalOf(
      ask({ env: {}, recogniser: recogniserThatHears({ kind: 'refused', reason }) }),
    );
    expect(refusal.message).toMatch(/Send|send|damaged/);
    return [reason, refusal.code];
  });
  expect(Object.fromEntries(await Promise.all(told))).toEqual({
    codec: 'unavailable',
    damaged: 'invalid_input',
    'too-long': 'invalid_input',
    'too-much-work': 'unavailable',
  });
});
