/** The smallest that S3 takes for all parts but the last: what is held in memory at a time. */
const PART_BYTES = 5 * 1024 * 1024;

/** `bytes` are valid until the next part is asked for: all parts share one buffer. */
export type Part = { bytes: Uint8Array; last: boolean };

/** Puts chunks of any length together into parts; none where there is not a byte. */
export async function* fillParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Part, void, undefined> {
  const buffer = Buffer.allocUnsafeSlow(PART_BYTES);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length; ) {
      // Only now it is known that this part is not the last.
      if (filled === PART_BYTES) {
        yield { bytes: buffer, last: false };
        filled = 0;
      }
      const piece = chunk.subarray(taken, taken + PART_BYTES - filled);
      buffer.set(piece, filled);
      filled += piece.length;
      taken += piece.length;
    }
  }
  if (filled > 0) yield { bytes: buffer.subarray(0, filled), last: true };
}
