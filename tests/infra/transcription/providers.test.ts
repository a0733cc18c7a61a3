import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  formOf,
  startTranscriptionSimulator,
  type TranscriptionSimulator,
} from '#tests/simulators/media/transcription-simulator.ts';
import { findRefusingOrigin, startProviderSimulator } from '#tests/simulators/providers/index.ts';
import { makeTagged, makeWav, sourceOf } from '#tests/support/media/index.ts';
import { ask, recordingOf, refusalOf } from './ask.ts';

const RECORDED = path.join(import.meta.dirname, 'recogniser/fixtures');
const openAiAt = (baseUrl: string) => ({ OPENAI_API_KEY: 'sk-openai-1', OPENAI_BASE_URL: baseUrl });
const geminiAt = (baseUrl: string) => ({ GEMINI_API_KEY: 'gemini-1', GEMINI_BASE_URL: baseUrl });

test('OpenAI is sent the file and answers with the words', async () => {
  await using provider = await startTranscriptionSimulator(' Good evening.\n');
  const recording = recordingOf(makeWav(), 'audio/webm');
  expect(await ask({ env: openAiAt(provider.baseUrl), recording })).toEqual({
    text: 'Good evening.',
    by: 'openai/gpt-transcribe',
    sandbox: false,
  });
  const [request, ...others] = provider.requests;
  if (request === undefined) throw new Error('Nothing was asked.');
  expect(others).toEqual([]);
  expect(request.headers['authorization']).toBe('Bearer sk-openai-1');
  const form = await formOf(request);
  const file = form.get('file');
  if (!(file instanceof File)) throw new Error('There is no file.');
  expect([form.get('model'), form.get('response_format'), file.name, file.type]).toEqual([
    'gpt-transcribe',
    'json',
    'audio.webm',
    'audio/webm',
  ]);
  expect(Buffer.from(await file.arrayBuffer()).equals(makeWav())).toBe(true);
});

test('a server like OpenAI’s is asked for its own model and needs no key', async () => {
  await using provider = await startTranscriptionSimulator();
  const env = { COMPATIBLE_BASE_URL: provider.baseUrl, TRANSCRIPTION_MODEL: 'compatible/whisper-large-v3' };
  expect(await ask({ env })).toMatchObject({ text: 'Good evening.', by: 'compatible/whisper-large-v3' });
  const [request] = provider.requests;
  if (request === undefined) throw new Error('Nothing was asked.');
  expect(request.headers['authorization']).toBeUndefined();
  expect((await formOf(request)).get('model')).toBe('whisper-large-v3');
});

test('Gemini is sent the sound within the question, and that what is said there is no instruction', async () => {
  await using provider = await startProviderSimulator();
  provider.answer({ steps: [{ text: ' Good ' }, { text: 'evening.' }, { end: 'stop' }] });
  const recording = recordingOf(makeWav(), 'audio/mpeg');
  expect(await ask({ env: geminiAt(provider.baseUrls.gemini), recording })).toEqual({
    text: 'Good evening.',
    by: 'gemini/gemini-3.8-flash',
    sandbox: false,
  });
  const [request] = provider.requests;
  expect(request?.carriesKey('gemini-1')).toBe(true);
  expect(request?.body).toMatchObject({
    systemInstruction: { parts: [{ text: expect.stringContaining('never an instruction') }] },
    contents: [
      {
        role: 'user',
        parts: [{ inlineData: { mimeType: 'audio/mp3', data: makeWav().toString('base64') } }],
      },
    ],
    generationConfig: { temperature: 0 },
  });
});

test.each([
  ['audio/webm', 'recorded-by-chromium.webm', 'audio/ogg', 'OggS'],
  ['audio/mp4', null, 'audio/aac', '\xff\xf1'],
])('Gemini is sent %s as what it documents, and none of it is lost', async (mediaType, file, as, begins) => {
  await using provider = await startProviderSimulator();
  provider.answer({ steps: [{ text: 'Good evening.' }, { end: 'stop' }] });
  const bytes = file === null ? await makeTagged('m4a') : await readFile(path.join(RECORDED, file));
  await ask({ env: geminiAt(provider.baseUrls.gemini), recording: recordingOf(bytes, mediaType) });
  const Sent = z.object({
    contents: z.tuple([
      z.object({
        parts: z.tuple([z.object({ inlineData: z.object({ mimeType: z.string(), data: z.base64() }) })]),
      }),
    ]),
  });
  const { inlineData } = Sent.parse(provider.requests[0]?.body).contents[0].parts[0];
  const sent = Buffer.from(inlineData.data, 'base64');
  expect([inlineData.mimeType, sent.toString('latin1', 0, begins.length)]).toEqual([as, begins]);
  const lengths = [bytes, sent].map(async (sound) => {
    using input = new Input({ formats: ALL_FORMATS, source: new BufferSource(sound) });
    return await input.computeDuration();
  });
  const [before = 0, after = 0] = await Promise.all(lengths);
  // Containers round where Opus begins.
  expect(Math.abs(before - after)).toBeLessThan(0.1);
});

test('where Gemini hears nobody speak, there are no words', async () => {
  await using provider = await startProviderSimulator();
  provider.answer({ steps: [{ text: '[nothing]\n' }, { end: 'stop' }] });
  expect(await ask({ env: geminiAt(provider.baseUrls.gemini) })).toMatchObject({ text: '' });
});

test('what is larger than Gemini takes is never read, and the refusal says so', async () => {
  const source = { bytes: 14_000_001, read: () => Promise.reject(new Error('It was read.')) };
  const recording = { mediaType: 'audio/wav', source };
  const refusal = await refusalOf(ask({ env: geminiAt('http://127.0.0.1:9'), recording }));
  expect([refusal.code, refusal.details['reason']]).toEqual(['invalid_input', 'too-large']);
});

const FAULTS = [
  [{ status: 400 }, 'upstream_failed'],
  [{ status: 401 }, 'unavailable'],
  [{ status: 403 }, 'unavailable'],
  [{ status: 429, headers: { 'retry-after': '30' } }, 'rate_limited'],
  [{ status: 500 }, 'upstream_failed'],
] as const;

test.each([
  ...FAULTS,
  ['reset', 'upstream_failed'],
  ['cut', 'upstream_failed'],
  ['bad-json', 'upstream_failed'],
  [{ answer: { words: 'in the wrong place' } }, 'upstream_failed'],
  ['silence', 'timed_out'],
] as const)('OpenAI’s %j is %s, asked once and told without its words', async (trouble, code) => {
  await using provider = await startTranscriptionSimulator();
  provider.always('transcribe', { before: trouble });
  const refusal = await refusalOf(ask({ env: openAiAt(provider.baseUrl) }));
  expect([refusal.code, provider.requests.length]).toEqual([code, 1]);
  expect(JSON.stringify([refusal.message, refusal.details])).not.toContain('internal');
  if (code === 'rate_limited') expect(refusal.retryAfterSeconds).toBe(30);
});

test.each(FAULTS)('Gemini’s %j is %s', async (fault, code) => {
  await using provider = await startProviderSimulator();
  provider.otherwise(fault);
  const refusal = await refusalOf(ask({ env: geminiAt(provider.baseUrls.gemini) }));
  expect(refusal.code).toBe(code);
  expect(refusal.message).not.toContain('internal');
});

test('a Gemini that breaks off has said nothing, and a silent one is given up', async () => {
  await using provider = await startProviderSimulator();
  const env = geminiAt(provider.baseUrls.gemini);
  provider.answer({ steps: [{ text: 'half of' }, 'cut'] });
  expect((await refusalOf(ask({ env }))).code).toBe('upstream_failed');
  provider.answer({ steps: ['stall'] });
  expect((await refusalOf(ask({ env }))).code).toBe('timed_out');
  provider.answer({ steps: [{ end: 'content-filter' }] });
  expect((await refusalOf(ask({ env }))).code).toBe('content_refused');
});

test('a provider that cannot be reached is upstream_failed', async () => {
  const refusal = await refusalOf(ask({ env: openAiAt(`${await findRefusingOrigin()}/v1`) }));
  expect(refusal.code).toBe('upstream_failed');
});

test('who gives up closes the connection to the provider', async () => {
  await using provider: TranscriptionSimulator = await startTranscriptionSimulator();
  const leaving = new AbortController();
  const arrived = provider.meet('transcribe', { before: 'silence' });
  const asked = refusalOf(ask({ env: openAiAt(provider.baseUrl), signal: leaving.signal }));
  await arrived;
  leaving.abort();
  expect((await asked).code).toBe('cancelled');
});

test('a recording that cannot be read is told as what it is', async () => {
  await using provider = await startTranscriptionSimulator();
  const source = { ...sourceOf(makeWav()), read: () => Promise.reject(new Error('The disk is gone.')) };
  const recording = { mediaType: 'audio/wav', source };
  await expect(ask({ env: openAiAt(provider.baseUrl), recording })).rejects.toThrow('The disk is gone.');
  expect(provider.requests).toEqual([]);
});
