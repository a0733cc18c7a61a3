import type { ByteSource } from '#server/kernel/storage.ts';

/** Bytes in memory as something to read in parts. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    bytes: bytes.length,
    read: (range) =>
      Promise.resolve(once(range === undefined ? bytes : bytes.subarray(range.from, range.to + 1))),
  };
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
