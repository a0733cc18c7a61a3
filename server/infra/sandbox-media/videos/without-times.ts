const CONTAINERS = new Set(['moov', 'trak', 'mdia']);
const DATED = new Set(['mvhd', 'tkhd', 'mdhd']);

/** The MP4 with its times of creation and change at zero, so that the same frames are the same bytes. In place. */
export function withoutTimes<Bytes extends Uint8Array>(file: Bytes): Bytes {
  clearTimes(new DataView(file.buffer, file.byteOffset, file.byteLength), 0, file.byteLength);
  return file;
}

function clearTimes(view: DataView, from: number, to: number): void {
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at);
    const name = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
    const end = size < 8 ? to : Math.min(to, at + size);
    if (CONTAINERS.has(name)) clearTimes(view, at + 8, end);
    if (DATED.has(name)) {
      // Version 1 has them in 8 bytes each, version 0 in 4.
      const bytes = view.getUint8(at + 8) === 1 ? 16 : 8;
      for (let offset = 0; offset < bytes; offset += 1) view.setUint8(at + 12 + offset, 0);
    }
    at = end;
  }
}
