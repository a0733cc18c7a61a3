import {
  type AudioCodec,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  type InputAudioTrack,
  Output,
  type OutputFormat,
} from 'mediabunny';

/** The packets of a sound, as they are, in a file of their own. Throws what the muxer does not take. */
export async function rewriteTrack(
  track: InputAudioTrack,
  codec: AudioCodec,
  format: OutputFormat,
): Promise<Uint8Array> {
  const decoderConfig = await track.getDecoderConfig();
  if (decoderConfig === null) throw new Error('The track does not say how it is decoded.');
  const source = new EncodedAudioPacketSource(codec);
  const target = new BufferTarget();
  const output = new Output({ format, target });
  output.addAudioTrack(source);
  await output.start();
  // What encoders put in front of the sound has times below zero, which not every container can tell.
  const begin = Math.min(0, await track.getFirstTimestamp());
  for await (const packet of new EncodedPacketSink(track).packets())
    await source.add(packet.clone({ timestamp: packet.timestamp - begin }), { decoderConfig });
  await output.finalize();
  if (target.buffer === null) throw new Error('The muxer wrote nothing.');
  return new Uint8Array(target.buffer);
}
