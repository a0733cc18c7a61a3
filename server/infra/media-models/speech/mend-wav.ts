/** Name and length of a chunk. */
const CHUNK_HEAD = 8;
const RIFF_HEAD = 12;

/**
 * Writes the true lengths into a WAV file whose server began to send it before it knew them, as OpenAI's kin do: with
 * the stand-in they send, it would seem to last for hours. Changes `bytes` in place; leaves alone what is no WAV.
 */
export function mendWav(bytes: Uint8Array): void {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (text(0, 4) !== 'RIFF' || text(8, RIFF_HEAD) !== 'WAVE') return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = RIFF_HEAD;
  while (at + CHUNK_HEAD <= bytes.length) {
    const length = view.getUint32(at + 4, true);
    const there = bytes.length - at - CHUNK_HEAD;
    if (text(at, at + 4) === 'data' && length > there) {
      view.setUint32(at + 4, there, true);
      view.setUint32(4, bytes.length - CHUNK_HEAD, true);
      return;
    }
    // Chunks begin at even places.
    at += CHUNK_HEAD + length + (length % 2);
  }
}
