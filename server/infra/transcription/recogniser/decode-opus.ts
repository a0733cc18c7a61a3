import { OpusDecoder } from 'opus-decoder';
import { joined, type Mono } from './resample.ts';

const RATE = 16_000;

/** Opus packets of one or two channels, mixed to one; what cannot be decoded is passed over. */
export async function decodeOpus(packets: readonly Uint8Array[], channels: number): Promise<Mono> {
  const decoder = new OpusDecoder({ sampleRate: RATE, channels: Math.min(2, channels) });
  await decoder.ready;
  const pieces = packets.map((packet) => {
    const { channelData, samplesDecoded } = decoder.decodeFrame(packet);
    return meanOf(channelData, samplesDecoded);
  });
  decoder.free();
  return { rate: RATE, samples: joined(pieces) };
}

function meanOf(channels: readonly Float32Array[], length: number): Float32Array {
  return Float32Array.from(
    { length },
    (_, at) => channels.reduce((sum, channel) => sum + (channel[at] ?? 0), 0) / channels.length,
  );
}
