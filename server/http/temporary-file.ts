import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ByteSource } from '#server/kernel/storage.ts';

/** Bytes on the disk that are gone with the last who holds them, even if that is killed: the file has no name. */
export type TemporaryFile = ByteSource & { checksum: string; close(): Promise<void> };

const PIECE = 64 * 1024;

/** Keeps what comes, without holding it in memory. Rejects with what ends the body early, and then keeps nothing. */
export async function keepTemporarily(body: AsyncIterable<Uint8Array>): Promise<TemporaryFile> {
  const name = path.join(os.tmpdir(), `greenroom-${randomUUID()}`);
  const handle = await open(name, 'wx+', 0o600);
  try {
    await rm(name);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of body) {
      hash.update(piece);
      await handle.write(piece, 0, piece.length, bytes);
      bytes += piece.length;
    }
    return {
      bytes,
      checksum: hash.digest('hex'),
      read: (range) => Promise.resolve(piecesOf(handle, range ?? { from: 0, to: bytes - 1 })),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function* piecesOf(handle: FileHandle, { from, to }: { from: number; to: number }) {
  for (let at = from; at <= to; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(PIECE, to + 1 - at)), {
      position: at,
    });
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
