import type { VoiceOrder } from '#server/kernel/media.ts';
import { runFlite } from './flite.ts';
import { fliteSettings } from './settings.ts';
import { splitSentences } from './split-sentences.ts';
import { encodeWav, type Sound } from './wav.ts';

const PAUSE_SECONDS = 0.12;
const REMARK = 'Spoken by the Greenroom sandbox. No AI model was used.';

type Speech = Pick<VoiceOrder, 'text' | 'voice' | 'speed' | 'pitch' | 'emotion'> & { directory: string };

/** A WAV, 16 kHz and one channel, of text that `readableText` has made readable. */
export async function speak(
  speech: Speech,
  onProgress: (progress: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const settings = fliteSettings(speech);
  const pieces = splitSentences(speech.text);
  const sounds: Sound[] = [];
  for (const [index, piece] of pieces.entries()) {
    sounds.push(await runFlite(piece, settings, speech.directory));
    onProgress((index + 1) / (pieces.length + 1));
  }
  return encodeWav(joined(sounds, settings.stretch), REMARK);
}

/** The pieces with a breath between them, longer for whoever speaks slowly. */
function joined(sounds: readonly Sound[], stretch: number): Sound {
  const rate = sounds[0]?.rate ?? 16_000;
  const pause = Math.round(rate * PAUSE_SECONDS * stretch);
  const length = sounds.reduce((sum, { samples }) => sum + samples.length + pause, -pause);
  const samples = new Int16Array(Math.max(0, length));
  let at = 0;
  for (const sound of sounds) {
    samples.set(sound.samples, at);
    at += sound.samples.length + pause;
  }
  return { rate, samples };
}
