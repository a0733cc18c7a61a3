import type { ByteSource } from '#server/kernel/storage.ts';
import { readBytes } from './read-bytes.ts';

/** Where an MP3's first frame has its summary: behind its head and what describes its channels. */
const SUMMARY_WITHIN = 64;
const HAS_FRAMES = 1;
const HAS_BYTES = 2;
/** The largest page of an Ogg. */
const LARGEST_PAGE = 65_307;

/** MP3: frames one behind the other, each complete in itself; only the summary that most encoders write tells how many. */
export async function mp3IsCut(source: ByteSource): Promise<boolean> {
  const from = await behindTitle(source);
  const first = await readBytes(source, { from, to: from + SUMMARY_WITHIN + 15 });
  const at = ['Xing', 'Info'].map((name) => first.indexOf(name, 0, 'latin1')).find((found) => found !== -1);
  if (at === undefined || at + 16 > first.length) return false;
  const flags = first.readUInt32BE(at + 4);
  if ((flags & HAS_BYTES) === 0) return false;
  const bytes = first.readUInt32BE(at + ((flags & HAS_FRAMES) === 0 ? 8 : 12));
  return from + bytes > source.bytes;
}

/** Where an MP3 begins behind its ID3 tag, whose length has seven bits a byte. */
async function behindTitle(source: ByteSource): Promise<number> {
  const head = await readBytes(source, { from: 0, to: 9 });
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0;
  const size = head.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 127), 0);
  return size + 10;
}

/** Ogg: pages that say how long they are; the last one must be there whole. */
export async function oggIsCut(source: ByteSource): Promise<boolean> {
  const end = await readBytes(source, {
    from: Math.max(0, source.bytes - LARGEST_PAGE),
    to: source.bytes - 1,
  });
  const page = end.lastIndexOf('OggS', undefined, 'latin1');
  const segments = page === -1 ? undefined : end[page + 26];
  if (segments === undefined) return true;
  const sizes = end.subarray(page + 27, page + 27 + segments);
  return (
    sizes.length < segments || page + 27 + segments + sizes.reduce((sum, size) => sum + size, 0) > end.length
  );
}
