import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { speak } from '#server/infra/sandbox-media/voices/speak.ts';
import { PERSONA_VOICES } from '#server/infra/sandbox-media/voices/voices.ts';
import { decodeWav } from '#server/infra/sandbox-media/voices/wav.ts';
import type { VoiceOrder } from '#server/kernel/media.ts';
import { pitchOf, shareOfSound } from './measure.ts';

// Real work: on a busy machine it takes longer than a usual test may.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TEXT = 'Hello there, I am reading a sentence so that somebody can measure my voice.';

let directory = '';
let usual: Awaited<ReturnType<typeof say>>;
beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'speak-test-'));
  usual = await say();
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function say(fields: Partial<VoiceOrder> = {}) {
  const progress: number[] = [];
  const file = await speak(
    { text: TEXT, voice: 'aria', speed: 1, pitch: 1, emotion: 'neutral', directory, ...fields },
    (share) => progress.push(share),
  );
  const sound = decodeWav(file);
  return { file, sound, progress, seconds: sound.samples.length / sound.rate };
}

describe('a voice of the sandbox', () => {
  it.each(PERSONA_VOICES)('$name speaks, at its own pitch', async ({ name, pitchHz }) => {
    const { sound, seconds } = await say({ voice: name });
    expect(sound.rate).toBe(16_000);
    expect(seconds).toBeGreaterThan(3);
    expect(seconds).toBeLessThan(7);
    expect(shareOfSound(sound)).toBeGreaterThan(0.7);
    const expected: number = pitchHz ?? 103;
    expect(Math.abs(pitchOf(sound) / expected - 1)).toBeLessThan(0.13);
  });

  it('speaks twice as fast at speed 2, and half as fast at 0.5', async () => {
    expect((await say({ speed: 2 })).seconds / usual.seconds).toBeCloseTo(0.5, 1);
    expect((await say({ speed: 0.5 })).seconds / usual.seconds).toBeCloseTo(2, 1);
  });

  it.each([0.5, 0.75, 1.5, 2])('has its pitch times %d', async (pitch) => {
    const ratio = pitchOf((await say({ pitch })).sound) / pitchOf(usual.sound);
    expect(Math.abs(ratio / pitch - 1)).toBeLessThan(0.08);
  });

  it('is faster and higher when excited, slower and lower when sad', async () => {
    const heard = {
      neutral: { seconds: 0, pitch: 0 },
      excited: { seconds: 0, pitch: 0 },
      sad: { seconds: 0, pitch: 0 },
    };
    for (const emotion of ['neutral', 'excited', 'sad'] as const) {
      const { seconds, sound } = await say({ emotion });
      heard[emotion] = { seconds, pitch: pitchOf(sound) };
    }
    expect(heard.excited.seconds).toBeLessThan(heard.neutral.seconds);
    expect(heard.excited.pitch).toBeGreaterThan(heard.neutral.pitch);
    expect(heard.sad.seconds).toBeGreaterThan(heard.neutral.seconds);
    expect(heard.sad.pitch).toBeLessThan(heard.neutral.pitch);
  });

  it('says the same bytes for the same request', async () => {
    expect(Buffer.from((await say()).file).equals(usual.file)).toBe(true);
  });

  it('reads a long text in pieces, whole, and tells how far it is', async () => {
    const once = await say({ voice: 'bolt' });
    const { seconds, progress } = await say({ text: `${TEXT} `.repeat(20).trim(), voice: 'bolt' });
    expect(seconds / once.seconds).toBeGreaterThan(19);
    expect(progress.length).toBeGreaterThan(3);
    expect(readdirSync(directory)).toEqual([]);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  });
});
