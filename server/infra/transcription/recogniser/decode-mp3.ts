import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Decoder } from 'minimp3-wasm';
import { joined, type Mono } from './resample.ts';

/** Seconds at once: what is decoded lies in the decoder's own memory. */
const PIECE_SECONDS = 10;

/** The first `mostSeconds` of an MP3 file. */
export async function decodeMp3(bytes: Uint8Array, mostSeconds: number): Promise<Mono> {
  const file = createRequire(import.meta.url).resolve('minimp3-wasm/dist/decoder.opt.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), {});
  const decoder = new Decoder(instance.exports, bytes);
  const pieces: Float32Array[] = [];
  let rate = 0;
  for (let seconds = 0; seconds < mostSeconds; ) {
    const { pcm, numChannels, samplingRate, numSamples, duration } = decoder.decode(PIECE_SECONDS);
    if (!(numSamples > 0 && numChannels > 0 && samplingRate > 0)) break;
    rate = samplingRate;
    pieces.push(mixed(pcm.subarray(0, numSamples), numChannels));
    seconds += duration;
  }
  return { rate, samples: joined(pieces) };
}

/** The mean of interleaved 16-bit channels. */
function mixed(pcm: Int16Array, channels: number): Float32Array {
  const samples = new Float32Array(Math.floor(pcm.length / channels));
  for (let index = 0; index < samples.length; index++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += pcm[index * channels + channel] ?? 0;
    samples[index] = sum / channels / 32_768;
  }
  return samples;
}
