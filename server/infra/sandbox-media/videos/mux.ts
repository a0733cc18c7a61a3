import { registerAacEncoder } from '@mediabunny/aac-encoder';
import {
  ALL_FORMATS,
  AudioSample,
  AudioSampleSource,
  BufferSource,
  BufferTarget,
  canEncodeAudio,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import { FRAMES_A_SECOND } from './encode-frames.ts';
import { SOUND_RATE } from './sound-bed.ts';
import { withTrueType } from './true-type.ts';

const SOUND_BITS_A_SECOND = 96_000;

/** The picture track of an MP4 with a sound track beside it, what is needed to start playing first. */
export async function mux(
  pictures: Uint8Array,
  sound: Float32Array,
  tags: { title: string; comment: string },
): Promise<Uint8Array<ArrayBuffer>> {
  if (!(await canEncodeAudio('aac'))) registerAacEncoder();
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(pictures) });
  try {
    const track = await input.getPrimaryVideoTrack();
    const decoderConfig = await track?.getDecoderConfig();
    if (!track || !decoderConfig) throw new Error('The encoder made no pictures.');
    const target = new BufferTarget();
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
    const video = new EncodedVideoPacketSource('avc');
    const audio = new AudioSampleSource({ codec: 'aac', bitrate: SOUND_BITS_A_SECOND });
    output.addVideoTrack(video, { frameRate: FRAMES_A_SECOND });
    output.addAudioTrack(audio);
    output.setMetadataTags(tags);
    await output.start();
    for await (const packet of new EncodedPacketSink(track).packets())
      await video.add(withTrueType(packet), { decoderConfig });
    const sample = new AudioSample({
      data: sound,
      format: 'f32',
      numberOfChannels: 2,
      sampleRate: SOUND_RATE,
      timestamp: 0,
    });
    await audio.add(sample);
    sample.close();
    await output.finalize();
    if (target.buffer === null) throw new Error('The muxer wrote nothing.');
    return new Uint8Array(target.buffer);
  } finally {
    input.dispose();
  }
}
