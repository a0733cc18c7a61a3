import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

export type Container = 'mp4' | 'mp4-moov-at-end' | 'mp4-fragmented' | 'mov' | 'webm';

const FORMATS = {
  mp4: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  'mp4-moov-at-end': () => new Mp4OutputFormat({ fastStart: false }),
  'mp4-fragmented': () => new Mp4OutputFormat({ fastStart: 'fragmented' }),
  mov: () => new MovOutputFormat({ fastStart: 'in-memory' }),
  webm: () => new WebMOutputFormat(),
} as const;

/** What the container says of H.264 in it: Baseline, level 3.1. */
const DESCRIPTION = Uint8Array.from([
  1, 0x42, 0, 0x1f, 0xff, 0xe1, 0, 4, 0x67, 0x42, 0, 0x1f, 1, 0, 2, 0x68, 0xce,
]);
const FRAMES_A_SECOND = 10;

type Look = { seconds: number; width: number; height: number; rotation: 0 | 90 | 180 | 270 };

/** A film whose container is right in all; its frames hold noise that no decoder would take. */
export async function makeFilm(
  container: Container = 'mp4',
  { seconds = 2, width = 320, height = 180, rotation = 0 }: Partial<Look> = {},
): Promise<Buffer> {
  const codec = container === 'webm' ? 'vp9' : 'avc';
  const target = new BufferTarget();
  const output = new Output({ format: FORMATS[container](), target });
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, { frameRate: FRAMES_A_SECOND, ...(rotation === 0 ? {} : { rotation }) });
  await output.start();
  const decoderConfig = {
    codec: codec === 'avc' ? 'avc1.42001f' : 'vp09.00.10.08',
    codedWidth: width,
    codedHeight: height,
    ...(codec === 'avc' ? { description: DESCRIPTION } : {}),
  };
  for (let index = 0; index < seconds * FRAMES_A_SECOND; index++) {
    const type = index % FRAMES_A_SECOND === 0 ? 'key' : 'delta';
    const data = Uint8Array.from({ length: 600 }, (_, at) => (at * 7 + index) % 251);
    // One unit, with its length in front.
    data.set([0, 0, 2, 84, type === 'key' ? 0x65 : 0x41]);
    const packet = new EncodedPacket(data, type, index / FRAMES_A_SECOND, 1 / FRAMES_A_SECOND);
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  if (target.buffer === null) throw new Error('Nothing was written.');
  return Buffer.from(target.buffer);
}
