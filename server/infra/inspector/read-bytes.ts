import type { ByteRange, ByteSource } from '#server/kernel/storage.ts';

/** A part of the source, or all of it, in one piece. */
export async function readBytes(source: ByteSource, range?: ByteRange): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await source.read(range)) pieces.push(piece);
  return Buffer.concat(pieces);
}
