import { open, stat } from 'node:fs/promises';
import type { ByteRange } from '#server/kernel/storage.ts';
import { onDisk, onDiskIfThere } from './disk.ts';

const PIECE_BYTES = 32 * 1024;

/** The bytes of a file, read as they are asked for; it is open only while somebody reads. */
export async function readObject(
  file: string,
  range: ByteRange | undefined,
): Promise<AsyncIterable<Uint8Array> | null> {
  const there = await onDiskIfThere(stat(file));
  return there?.isFile() === true ? pieces(file, range) : null;
}

async function* pieces(
  file: string,
  { from, to }: ByteRange = { from: 0, to: Number.MAX_SAFE_INTEGER },
): AsyncGenerator<Uint8Array, void, undefined> {
  const handle = await onDisk(open(file, 'r'));
  try {
    for (let at = from; at <= to; ) {
      const wanted = Math.min(PIECE_BYTES, to - at + 1);
      // A new buffer each time: the reader may still be sending the last one.
      const { bytesRead, buffer } = await onDisk(handle.read(Buffer.allocUnsafeSlow(wanted), 0, wanted, at));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}
