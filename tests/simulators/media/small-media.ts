import { createHash } from 'node:crypto';
import sharp from 'sharp';

export type ImageFormat = 'png' | 'webp';

/** A real picture of that size in a colour that follows from the text. */
export async function smallImage(
  text: string,
  size: { width: number; height: number },
  format: ImageFormat = 'png',
): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = createHash('sha256').update(text).digest();
  const picture = sharp({ create: { ...size, channels: 3, background: { r, g, b } } });
  return picture.toFormat(format).toBuffer();
}

/** A real vector picture, as Recraft answers where a vector style is asked for. */
export function smallVector({ width, height }: { width: number; height: number }): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"></svg>`);
}

export const SAMPLE_RATE = 24_000;
const MILLISECONDS_A_CHARACTER = 10;
const WAV_HEAD = 44;

/** 16-bit mono samples of a tone: 10 ms a character, the pitch follows from the text. */
export function toneOf(text: string, speed = 1): Buffer {
  const samples = Math.round((text.length * MILLISECONDS_A_CHARACTER * SAMPLE_RATE) / 1000 / speed);
  const hertz = 200 + (createHash('sha256').update(text).digest()[0] ?? 0);
  const pcm = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at += 1) {
    pcm.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE)), at * 2);
  }
  return pcm;
}

/** Those samples as a WAV file; without lengths, as a server writes it that begins before it knows them. */
export function wavOf(pcm: Buffer, { lengths = true } = {}): Buffer {
  const head = Buffer.alloc(WAV_HEAD);
  head.write('RIFF', 0);
  head.writeUInt32LE(lengths ? WAV_HEAD - 8 + pcm.length : 0xffff_ffff, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(SAMPLE_RATE, 24);
  head.writeUInt32LE(SAMPLE_RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(lengths ? pcm.length : 0xffff_ffff, 40);
  return Buffer.concat([head, pcm]);
}
