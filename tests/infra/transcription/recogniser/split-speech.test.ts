import { expect, test } from 'vitest';
import { splitSpeech } from '#server/infra/transcription/recogniser/split-speech.ts';

const RATE = 100;
const loud = (seconds: number) =>
  Array.from({ length: seconds * RATE }, (_, at) => (at % 2 === 0 ? 0.5 : -0.5));
const quiet = (seconds: number) => Array.from({ length: seconds * RATE }, () => 0);

test('a short recording is one part, and next to nothing is none', () => {
  expect(splitSpeech(Float32Array.from(loud(5)), RATE).map(({ length }) => length / RATE)).toEqual([5]);
  expect(splitSpeech(Float32Array.from(loud(0.1)), RATE)).toEqual([]);
});

test('a long one is cut in its pauses, and nothing of it is lost', () => {
  const samples = Float32Array.from([...loud(12), ...quiet(1), ...loud(13), ...quiet(1), ...loud(6)]);
  const parts = splitSpeech(samples, RATE);
  expect(parts.reduce((sum, { length }) => sum + length, 0)).toBe(samples.length);
  const [first = 0, second = 0] = parts.map(({ length }) => length / RATE);
  expect(first).toBeGreaterThan(12);
  expect(first).toBeLessThan(13);
  expect(first + second).toBeGreaterThan(26);
  expect(first + second).toBeLessThan(27);
});

test('where nobody ever pauses, no part is longer than is heard at once', () => {
  const parts = splitSpeech(Float32Array.from(loud(60)), RATE);
  expect(Math.max(...parts.map(({ length }) => length / RATE))).toBeLessThanOrEqual(18);
  expect(parts.reduce((sum, { length }) => sum + length, 0)).toBe(60 * RATE);
});
