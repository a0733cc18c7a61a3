import { decodeSound, HEARD_RATE } from './decode-sound.ts';
import { loadMoonshine } from './moonshine.ts';
import type { Recognised } from './refusal.ts';
import { splitSpeech } from './split-speech.ts';

/** The loudest sample of what is as good as silence. */
const SILENCE = 0.003;

/** What is said in a sound file. For the child process only: the file may be made to break it. */
export async function recognise(bytes: Uint8Array): Promise<Recognised> {
  const decoded = await decodeSound(bytes).catch(() => null);
  if (decoded === null) return { kind: 'refused', reason: 'damaged' };
  if (!(decoded instanceof Float32Array)) return decoded;
  const parts = splitSpeech(decoded, HEARD_RATE).filter((part) =>
    part.some((sample) => Math.abs(sample) > SILENCE),
  );
  if (parts.length === 0) return { kind: 'heard', text: '' };
  const hear = await loadMoonshine();
  const texts: string[] = [];
  for (const part of parts) texts.push(await hear(part));
  return { kind: 'heard', text: texts.filter((text) => text !== '').join(' ') };
}
