const RATE = 16_000;

/** A tone as 16-bit mono WAV; with `streamed`, its header does not know how long it is. */
export function makeWav({ seconds = 1.5, streamed = false } = {}): Buffer {
  const samples = Buffer.alloc(seconds * RATE * 2);
  for (let at = 0; at < seconds * RATE; at++)
    samples.writeInt16LE(Math.round(8000 * Math.sin((at * 440 * 2 * Math.PI) / RATE)), at * 2);
  const header = Buffer.from(
    '524946460000000057415645666d74201000000001000100803e0000007d000002001000646174610000000000',
    'hex',
  ).subarray(0, 44);
  header.writeUInt32LE(streamed ? 0xff_ff_ff_ff : samples.length + 36, 4);
  header.writeUInt32LE(streamed ? 0xff_ff_ff_ff : samples.length, 40);
  return Buffer.concat([header, samples]);
}

/** Silent MP3 frames of 128 kbit/s and 44.1 kHz, 26 ms each; with `tagged`, behind a title longer than any head. */
export function makeMp3({ frames = 60, tagged = false } = {}): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xff_fb_90_c4);
  const tag = Buffer.alloc(tagged ? 10_010 : 0);
  // Its length has seven bits a byte.
  if (tagged) tag.set([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0x4e, 0x10]);
  return Buffer.concat([tag, ...Array.from({ length: frames }, () => frame)]);
}
