import { EncodedPacket } from 'mediabunny';

const LENGTH_BYTES = 4;
const IDR_SLICE = 5;

/**
 * The packet with its type by its own bytes. The encoder's container calls every picture a key frame; a player that
 * believes it starts in the middle after a seek and shows nothing new until the next real one.
 */
export function withTrueType(packet: EncodedPacket): EncodedPacket {
  const type = holdsIdr(packet.data) ? 'key' : 'delta';
  return new EncodedPacket(packet.data, type, packet.timestamp, packet.duration);
}

/** Whether one of the length-prefixed NAL units is a slice of an IDR picture. */
function holdsIdr(data: Uint8Array): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (let at = 0; at + LENGTH_BYTES < data.length; at += LENGTH_BYTES + view.getUint32(at)) {
    if ((view.getUint8(at + LENGTH_BYTES) & 31) === IDR_SLICE) return true;
  }
  return false;
}
