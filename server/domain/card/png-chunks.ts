import { crc32 } from './crc32.ts';
import { CARD_LIMITS } from './limits.ts';
import { refuseCard } from './refuse-card.ts';

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length and type before the data, a checksum behind it. */
const OVERHEAD = 12;

/** `whole`: with its length, type and checksum. */
export type PngChunk = { type: string; data: Buffer; whole: Buffer };

export function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.equals(bytes.subarray(0, PNG_SIGNATURE.length));
}

/** The parts of a PNG up to its end; what follows that is passed over, and so are wrong checksums. Errors: `damaged`. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = PNG_SIGNATURE.length;
  for (let count = 0; count < CARD_LIMITS.chunks; count++) {
    if (at + OVERHEAD > buffer.length) throw refuseCard('damaged');
    const end = at + OVERHEAD + buffer.readUInt32BE(at);
    if (end > buffer.length) throw refuseCard('damaged');
    const type = buffer.toString('latin1', at + 4, at + 8);
    yield { type, data: buffer.subarray(at + 8, end - 4), whole: buffer.subarray(at, end) };
    if (type === 'IEND') return;
    at = end;
  }
  throw refuseCard('damaged');
}

export function makeChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
