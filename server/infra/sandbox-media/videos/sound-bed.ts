import { findWords } from '../images/find-words.ts';
import type { Random } from '../random.ts';

export const SOUND_RATE = 44_100;

/** Frequency ratios of a soft chord over its lowest note. */
const CHORDS = {
  bright: [1, 1.25, 1.5, 2],
  dark: [1, 1.2, 1.5, 1.8],
  open: [1, 1.5, 2, 2.25],
} as const;

const MOODS = {
  dark: 'night dark storm rain city neon cyberpunk space winter fog moody',
  bright: 'day sunny sunrise morning garden flower happy summer spring smile',
} as const;
const NOISES = {
  waves: 'sea ocean beach wave waves lake river water boat',
  wind: 'wind mountain desert snow forest sky fly balloon storm rain',
} as const;

/** Stereo, interleaved, between -1 and 1: a quiet chord that breathes, with waves or wind where the prompt has them. */
export function soundBed(prompt: string, random: Random, seconds: number): Float32Array {
  const mood = findWords(prompt, MOODS)[0] ?? 'open';
  const noise = findWords(prompt, NOISES)[0];
  const lowest = 110 * 2 ** (Math.floor(random.next() * 7) / 12);
  const length = Math.round(seconds * SOUND_RATE);
  const samples = new Float32Array(length * 2);
  const voices = CHORDS[mood].map((ratio) => ({ hertz: lowest * ratio, drift: random.between(0.15, 0.5) }));
  const colours = [random.next(), random.next()];
  let [left, right] = [0, 0];
  for (let index = 0; index < length; index += 1) {
    const time = index / SOUND_RATE;
    let [chordLeft, chordRight] = [0, 0];
    for (const [place, { hertz, drift }] of voices.entries()) {
      const swell = 0.55 + 0.45 * Math.sin(2 * Math.PI * drift * time + place * 1.9);
      const tone = Math.sin(2 * Math.PI * hertz * time) + 0.3 * Math.sin(4 * Math.PI * hertz * time);
      const side = 0.5 + 0.3 * Math.sin(place * 2.4 + (colours[0] ?? 0));
      chordLeft += tone * swell * side;
      chordRight += tone * swell * (1 - side);
    }
    // A one-pole filter makes a hiss of chance softer, the more the less it opens.
    const gust = 0.5 + 0.5 * Math.sin(2 * Math.PI * 0.21 * time + (colours[1] ?? 0) * 6);
    const open = noise === undefined ? 0 : noise === 'waves' ? 0.015 + 0.09 * gust ** 3 : 0.012 + 0.03 * gust;
    left += open * (random.next() * 2 - 1 - left);
    right += open * (random.next() * 2 - 1 - right);
    const hush = noise === undefined ? 0 : 0.35 * (0.35 + gust);
    const fade = Math.min(1, time / 0.4, (seconds - time) / 0.6);
    samples[index * 2] = fade * (chordLeft * 0.045 + left * hush);
    samples[index * 2 + 1] = fade * (chordRight * 0.045 + right * hush);
  }
  return samples;
}
