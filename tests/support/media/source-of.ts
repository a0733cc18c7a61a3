import type { ByteSource } from '#server/kernel/storage.ts';

/** Bytes as something to look into. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    bytes: bytes.length,
    read: ({ from, to } = { from: 0, to: bytes.length - 1 }) =>
      Promise.resolve(pieces(bytes.subarray(from, to + 1))),
  };
}

async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}
