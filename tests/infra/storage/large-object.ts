import { createHash } from 'node:crypto';
import { createStorage } from '#server/infra/storage/create-storage.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { Storage } from '#server/kernel/storage.ts';

/**
 * A process that streams an object of so many MB through the storage that its environment configures, and prints what
 * that took, as one line of JSON.
 */
export type Streamed = {
  bytes: number;
  /** Whether what came back is what was put. */
  same: boolean;
  uploadMs: number;
  downloadMs: number;
  /** Memory at its highest over memory after a first object of 64 MB, whose garbage any stream of bytes makes, in MB. */
  grownMb: number;
};

const CHUNK = Buffer.alloc(64 * 1024, 'streamed');
const options = { mediaType: 'video/mp4', limit: 2 ** 40, signal: new AbortController().signal };

// Not what the system calls the highest: that begins with what the parent had when it forked.
let highest = 0;
const megabytes = Number(process.argv[2]);
const storage = await createStorage(loadConfig(process.env));
await roundTrip(storage, 'u/first.mp4', 64);
const before = process.memoryUsage.rss();
highest = before;
const streamed = await roundTrip(storage, 'u/large.mp4', megabytes);
const result: Streamed = { ...streamed, grownMb: (highest - before) / 1e6 };
console.log(JSON.stringify(result));

async function roundTrip(place: Storage, key: string, size: number): Promise<Omit<Streamed, 'grownMb'>> {
  const began = performance.now();
  const { checksum } = await place.put(key, body(size), options);
  const stored = performance.now();
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of (await place.read(key)) ?? []) {
    hash.update(piece);
    bytes += piece.length;
    look();
  }
  const same = hash.digest('hex') === checksum && bytes === size * 2 ** 20;
  return { bytes, same, uploadMs: stored - began, downloadMs: performance.now() - stored };
}

async function* body(size: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < size * 16; index++) {
    look();
    yield CHUNK;
  }
}

function look(): void {
  highest = Math.max(highest, process.memoryUsage.rss());
}
