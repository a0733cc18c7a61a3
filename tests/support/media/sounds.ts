import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

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

export const SECRET = '52.5200 13.4050, at home';

const CONTAINERS = {
  m4a: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  ogg: () => new OggOutputFormat(),
  webm: () => new WebMOutputFormat(),
} as const;
const OPUS_HEAD = Uint8Array.from([...Buffer.from('OpusHead'), 1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]);
const AAC = {
  codec: 'mp4a.40.2',
  sampleRate: 44_100,
  numberOfChannels: 2,
  description: Uint8Array.of(0x12, 0x10),
};
const OPUS = { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1, description: OPUS_HEAD };

/** Two seconds in a container that is right in all, with `SECRET` and a picture among its notes; its packets hold noise. */
export async function makeTagged(container: keyof typeof CONTAINERS): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: CONTAINERS[container](), target });
  const source = new EncodedAudioPacketSource(container === 'm4a' ? 'aac' : 'opus');
  output.addAudioTrack(source);
  const data = new Uint8Array(3000).fill(7);
  output.setMetadataTags({
    title: 'Note',
    comment: SECRET,
    images: [{ data, mimeType: 'image/png', kind: 'coverFront' }],
  });
  await output.start();
  const decoderConfig = container === 'm4a' ? AAC : OPUS;
  const seconds = container === 'm4a' ? 1024 / 44_100 : 0.02;
  for (let index = 0; index * seconds < 2; index++) {
    // The first byte tells Opus how long a packet plays.
    const noise = Uint8Array.from({ length: 100 }, (_, at) => (at === 0 ? 0xf8 : (at * 7 + index) % 251));
    await source.add(new EncodedPacket(noise, 'key', index * seconds, seconds), { decoderConfig });
  }
  await output.finalize();
  if (target.buffer === null) throw new Error('Nothing was written.');
  return Buffer.from(target.buffer);
}
