import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { decodeSound } from '#server/infra/transcription/recogniser/decode-sound.ts';
import { makeMp3, makeTagged, makeWav } from '#tests/support/media/index.ts';

const RATE = 16_000;
/** A tone of 440 Hz; `channels` alternate with silence. */
function toneAt(rate: number, channels: 1 | 2): Buffer {
  const wav = makeWav({ seconds: 1 });
  const samples = Buffer.alloc(rate * channels * 2);
  for (let at = 0; at < rate; at++)
    samples.writeInt16LE(Math.round(8000 * Math.sin((at * 440 * 2 * Math.PI) / rate)), at * channels * 2);
  const header = Buffer.from(wav.subarray(0, 44));
  header.writeUInt32LE(samples.length + 36, 4);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

async function samplesOf(bytes: Uint8Array): Promise<Float32Array> {
  const decoded = await decodeSound(bytes);
  if (!(decoded instanceof Float32Array)) throw new Error(decoded.reason);
  return decoded;
}

/** How often a sound rises through zero. */
function crossings(samples: Float32Array): number {
  return samples.filter((sample, at) => sample >= 0 && (samples[at - 1] ?? 0) < 0).length;
}

test.each([
  [16_000, 1],
  [48_000, 1],
  [44_100, 2],
  [8_000, 1],
] as const)('a tone of %i Hz and %i channels is the same tone at 16 kHz', async (rate, channels) => {
  const samples = await samplesOf(toneAt(rate, channels));
  expect(Math.abs(samples.length - RATE)).toBeLessThan(5);
  expect(Math.abs(crossings(samples) - 440)).toBeLessThan(3);
  const loudest = samples.subarray(100, -100).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(loudest).toBeCloseTo(8000 / 32_768 / channels, 2);
});

test.each(['ogg', 'webm'] as const)('Opus in %s lasts as long as it is', async (container) => {
  const samples = await samplesOf(await makeTagged(container));
  expect(Math.abs(samples.length / RATE - 2)).toBeLessThan(0.1);
  expect(samples.every((sample) => Number.isFinite(sample))).toBe(true);
});

test('an MP3 lasts as long as it is, whatever stands in front of it', async () => {
  const silent = await samplesOf(makeMp3({ frames: 100, tagged: true }));
  expect(Math.abs(silent.length / RATE - 2.61)).toBeLessThan(0.1);
  expect(silent.every((sample) => sample === 0)).toBe(true);
  const spoken = await samplesOf(
    await readFile('node_modules/@ai-sdk/openai/src/transcription/transcription-test.mp3'),
  );
  expect(spoken.some((sample) => Math.abs(sample) > 0.1)).toBe(true);
});
