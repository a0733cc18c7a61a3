import {
  AudioSampleSink,
  BufferSource,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import { decodeMp3 } from './decode-mp3.ts';
import { decodeOpus } from './decode-opus.ts';
import { joined, type Mono, resample } from './resample.ts';
import { MOST_SECONDS, type RecogniserRefusal } from './refusal.ts';

/** What the recogniser hears. */
export const HEARD_RATE = 16_000;

const FORMATS = [WAVE, MP3, OGG, WEBM, MP4, QTFF];

/** Any sound that can be decoded here, mixed to one channel of 16 kHz. */
export async function decodeSound(bytes: Uint8Array): Promise<Float32Array | RecogniserRefusal> {
  using input = new Input({ formats: FORMATS, source: new BufferSource(bytes) });
  const track = await input.getPrimaryAudioTrack().catch(() => null);
  if (track === null) return refused('damaged');
  if ((await track.computeDuration()) > MOST_SECONDS) return refused('too-long');
  const decode = decoderOf(await track.getCodec());
  if (decode === null) return refused('codec');
  return resample(await decode(track), HEARD_RATE);
}

type Decode = (track: InputAudioTrack) => Promise<Mono>;

function decoderOf(codec: string | null): Decode | null {
  if (codec === 'opus')
    return async (track) => decodeOpus(await packetsOf(track), await track.getNumberOfChannels());
  if (codec === 'mp3') return async (track) => decodeMp3(Buffer.concat(await packetsOf(track)), MOST_SECONDS);
  return codec !== null && /^(pcm-|ulaw|alaw)/.test(codec) ? decodePlain : null;
}

async function packetsOf(track: InputAudioTrack): Promise<Uint8Array[]> {
  const packets: Uint8Array[] = [];
  for await (const { data } of new EncodedPacketSink(track).packets()) packets.push(data);
  return packets;
}

/** Samples that are written as they are. */
async function decodePlain(track: InputAudioTrack): Promise<Mono> {
  const pieces: Float32Array[] = [];
  for await (const sample of new AudioSampleSink(track).samples()) {
    const { numberOfChannels: channels, numberOfFrames: frames } = sample;
    const whole = new Float32Array(frames * channels);
    sample.copyTo(whole, { planeIndex: 0, format: 'f32' });
    sample.close();
    pieces.push(mixed(whole, channels));
  }
  return { rate: await track.getSampleRate(), samples: joined(pieces) };
}

/** The mean of interleaved channels. */
function mixed(whole: Float32Array, channels: number): Float32Array {
  if (channels === 1) return whole;
  return Float32Array.from({ length: whole.length / channels }, (_, frame) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += whole[frame * channels + channel] ?? 0;
    return sum / channels;
  });
}

function refused(reason: RecogniserRefusal['reason']): RecogniserRefusal {
  return { kind: 'refused', reason };
}
