import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { cleanMedia } from '#server/infra/media-cleaner/clean-media.ts';
import { speak } from '#server/infra/sandbox-media/voices/speak.ts';
import { createRecogniser } from '#server/infra/transcription/recogniser/create-recogniser.ts';
import { rewrapForGemini } from '#server/infra/transcription/rewrap.ts';
import { makeMp3, makeTagged, makeWav, sourceOf } from '#tests/support/media/index.ts';

// Each recording loads the weights anew; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

const SENTENCES = [
  'Where should I travel in the month of May?',
  'Please tell me about the weather in London.',
  'My sister has a small red boat near the old bridge.',
  'I would like to cook something warm for seven people tonight.',
  'Thank you very much, that was a wonderful answer.',
];

const directory = mkdtempSync(path.join(os.tmpdir(), 'recogniser-test-'));
const recogniser = createRecogniser();
afterAll(async () => {
  await recogniser.close();
  rmSync(directory, { recursive: true });
});

const say = (text: string) =>
  speak({ text, voice: 'aria', speed: 1, pitch: 1, emotion: 'neutral', directory }, () => undefined);
const hear = (bytes: Uint8Array, signal = new AbortController().signal) =>
  recogniser.recognise(sourceOf(bytes), { owner: 'somebody', signal });

async function wordsHeard(bytes: Uint8Array): Promise<string[]> {
  const recognised = await hear(bytes);
  if (recognised.kind === 'refused') throw new Error(recognised.reason);
  return wordsOf(recognised.text);
}

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9']+/g) ?? [];

test('what the sandbox says comes back: four words of five, in five sentences', async () => {
  const shares = [];
  for (const sentence of SENTENCES) {
    const heard = await wordsHeard(await say(sentence));
    const said = wordsOf(sentence);
    shares.push(said.filter((word) => heard.includes(word)).length / said.length);
  }
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.8);
});

test('a long recording is heard to its end, part by part', async () => {
  const heard = await wordsHeard(await say([...SENTENCES, ...SENTENCES].join(' ')));
  expect(heard.filter((word) => word === 'london' || word === 'bridge').length).toBe(4);
  expect(heard.slice(-2)).toEqual(['wonderful', 'answer']);
});

test('an MP3 is heard like any other sound', async () => {
  const spoken = await readFile('node_modules/@ai-sdk/openai/src/transcription/transcription-test.mp3');
  expect((await wordsHeard(spoken)).slice(0, 3)).toEqual(['hello', 'from', 'the']);
});

test('what a browser records is heard, also once it was cleaned, and in Ogg', async () => {
  const recorded = await readFile(path.join(import.meta.dirname, 'fixtures/recorded-by-chromium.webm'));
  const cleaned = await cleanMedia(recorded, 'video/webm');
  if (cleaned.kind === 'refused') throw new Error(cleaned.reason);
  const said = wordsOf('Please tell me about the weather in London.');
  const ogg = await rewrapForGemini(cleaned);
  expect(ogg.mediaType).toBe('audio/ogg');
  for (const bytes of [cleaned.bytes, ogg.bytes]) expect(await wordsHeard(bytes)).toEqual(said);
});

test.each([
  ['silence in MP3', makeMp3({ frames: 200 })],
  ['less than a moment', makeWav({ seconds: 0.1 })],
])('in %s there are no words', async (_, bytes) => {
  expect(await hear(bytes)).toEqual({ kind: 'heard', text: '' });
});

test('AAC cannot be decoded here, and a file that is no sound is damaged', async () => {
  expect(await hear(await makeTagged('m4a'))).toEqual({ kind: 'refused', reason: 'codec' });
  expect(await hear(Buffer.from('no sound at all'))).toEqual({ kind: 'refused', reason: 'damaged' });
});

test('more than ten minutes are not begun', async () => {
  expect(await hear(makeWav({ seconds: 601 }))).toEqual({ kind: 'refused', reason: 'too-long' });
});

test('what needs more than its share of the processor is ended', async () => {
  const limits = { processorMilliseconds: 300, milliseconds: 60_000, residentBytes: 2e9, heapMegabytes: 256 };
  const hurried = createRecogniser(limits);
  const source = sourceOf(await say(SENTENCES.join(' ')));
  const who = { owner: 'somebody', signal: new AbortController().signal };
  expect(await hurried.recognise(source, who)).toEqual({ kind: 'refused', reason: 'too-much-work' });
  await hurried.close();
});

test('who gives up is cancelled, and a server that stops says so', async () => {
  const leaving = new AbortController();
  const left = hear(await say('Hello there.'), leaving.signal);
  leaving.abort();
  await expect(left).rejects.toMatchObject({ code: 'cancelled' });
  const stopping = createRecogniser();
  const stopped = stopping.recognise(sourceOf(makeWav()), {
    owner: 'a',
    signal: new AbortController().signal,
  });
  const [settled] = await Promise.allSettled([stopped, stopping.close()]);
  expect(settled).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
});
