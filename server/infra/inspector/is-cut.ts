import type { ByteSource } from '#server/kernel/storage.ts';
import { mp3IsCut, oggIsCut } from './is-cut-sound.ts';
import { readBytes } from './read-bytes.ts';

/** Enough for any film but one in many fragments; behind these, the last packets tell. */
const MOST_BOXES = 64;
const UNKNOWN_32 = 0xff_ff_ff_ff;

/** Whether the container says that it is longer than the file. Those that do not say how long they are pass. */
export async function isCut(source: ByteSource, mediaType: string): Promise<boolean> {
  switch (mediaType) {
    case 'video/mp4':
    case 'video/quicktime':
    case 'audio/mp4':
      return boxesAreCut(source);
    case 'audio/wav':
      return riffIsCut(source);
    case 'video/webm':
    case 'audio/webm':
      return segmentIsCut(source);
    case 'audio/mpeg':
      return mp3IsCut(source);
    case 'audio/ogg':
      return oggIsCut(source);
    default:
      return false;
  }
}

/** MP4: boxes one behind the other, each with its size; 0 is the rest of the file, 1 a longer size behind the name. */
async function boxesAreCut(source: ByteSource): Promise<boolean> {
  let at = 0;
  for (let box = 0; at < source.bytes && box < MOST_BOXES; box++) {
    const head = await readBytes(source, { from: at, to: at + 15 });
    if (head.length < 8) return true;
    const short = head.readUInt32BE(0);
    if (short === 0) return false;
    if (short === 1 && head.length < 16) return true;
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (size < 8) return true;
    at += size;
  }
  return at > source.bytes;
}

/** WAV: one size for everything; who streams it does not know it and says 0 or the largest number. */
async function riffIsCut(source: ByteSource): Promise<boolean> {
  const head = await readBytes(source, { from: 0, to: 7 });
  if (head.length < 8) return true;
  const size = head.readUInt32LE(4);
  return size !== 0 && size !== UNKNOWN_32 && size + 8 > source.bytes;
}

/** WebM: a header element, then one segment that holds the rest. */
async function segmentIsCut(source: ByteSource): Promise<boolean> {
  const head = await readBytes(source, { from: 0, to: 255 });
  const header = sizeAt(head, 4);
  if (header === null || header.size === null) return true;
  const segment = header.end + header.size;
  const rest = sizeAt(head, segment + 4);
  if (rest === null) return true;
  return rest.size !== null && rest.end + rest.size > source.bytes;
}

/** A number whose first set bit tells its length; with all its bits set it means "unknown". */
function sizeAt(bytes: Buffer, at: number): { size: number | null; end: number } | null {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return null;
  let size = first - 2 ** (8 - length);
  for (const byte of bytes.subarray(at + 1, at + length)) size = size * 256 + byte;
  return { size: size === 2 ** (7 * length) - 1 ? null : size, end: at + length };
}
