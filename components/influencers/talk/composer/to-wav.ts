/** In hertz: what recognisers listen at. */
const RATE = 16_000;
const HEAD_BYTES = 44;

/** What was recorded, as a WAV of one channel that everything can play. Rejects what this browser cannot decode. */
export async function toWav(recorded: Blob): Promise<File> {
  const decoding = new OfflineAudioContext(1, 1, RATE);
  const sound = await decoding.decodeAudioData(await recorded.arrayBuffer());
  const mixing = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * RATE)), RATE);
  const source = new AudioBufferSourceNode(mixing, { buffer: sound });
  source.connect(mixing.destination);
  source.start();
  const mixed = (await mixing.startRendering()).getChannelData(0);
  return new File([wavOf(mixed)], 'voice.wav', { type: 'audio/wav' });
}

/** 16-bit samples behind the head that says so. */
function wavOf(samples: Float32Array): ArrayBuffer {
  const bytes = new ArrayBuffer(HEAD_BYTES + samples.length * 2);
  const view = new DataView(bytes);
  const text = (at: number, letters: string) =>
    Array.from(letters).forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, bytes.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) => {
    view.setInt16(HEAD_BYTES + index * 2, Math.max(-1, Math.min(1, sample)) * 32_767, true);
  });
  return bytes;
}
