/** One channel of 16-bit sound. */
export type Sound = { rate: number; samples: Int16Array };

const HEADER_BYTES = 44;

export function encodeWav({ rate, samples }: Sound, remark: string): Uint8Array<ArrayBuffer> {
  const info = infoChunk(remark);
  const dataBytes = samples.length * 2;
  const file = Buffer.from(new ArrayBuffer(HEADER_BYTES + info.length + dataBytes));
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  for (const [index, sample] of samples.entries()) file.writeInt16LE(sample, HEADER_BYTES + index * 2);
  info.copy(file, HEADER_BYTES + dataBytes);
  return new Uint8Array(file.buffer);
}

/** `LIST INFO ICMT`: a remark that players show. */
function infoChunk(remark: string): Buffer {
  const text = Buffer.from(`${remark}\0${remark.length % 2 === 0 ? '\0' : ''}`, 'latin1');
  const chunk = Buffer.alloc(20 + text.length);
  chunk.write('LIST', 0, 'latin1');
  chunk.writeUInt32LE(12 + text.length, 4);
  chunk.write('INFOICMT', 8, 'latin1');
  chunk.writeUInt32LE(text.length, 16);
  text.copy(chunk, 20);
  return chunk;
}

/** Reads what flite writes: 16-bit, one channel; other chunks are passed over. */
export function decodeWav(file: Uint8Array): Sound {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let rate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = String.fromCharCode(...file.subarray(at, at + 4));
    const bytes = Math.min(view.getUint32(at + 4, true), file.length - at - 8);
    if (name === 'fmt ') rate = view.getUint32(at + 12, true);
    if (name === 'data') {
      const samples = new Int16Array(Math.floor(bytes / 2));
      for (let index = 0; index < samples.length; index += 1)
        samples[index] = view.getInt16(at + 8 + index * 2, true);
      return { rate, samples };
    }
    at += 8 + bytes + (bytes % 2);
  }
  throw new Error('The WAV has no data.');
}
