/** One channel of sound, samples between -1 and 1. */
export type Mono = { rate: number; samples: Float32Array };

/** Zero crossings of the filter on each side: enough for speech. */
const LOBES = 8;

/** The same sound at another rate, without what that rate cannot carry. */
export function resample({ rate: from, samples }: Mono, to: number): Float32Array {
  if (from === to) return samples;
  const step = from / to;
  const stretch = Math.max(1, step);
  const reach = LOBES * stretch;
  const resampled = new Float32Array(Math.floor(samples.length / step));
  for (let index = 0; index < resampled.length; index++) {
    const centre = index * step;
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    let weights = 0;
    for (let at = Math.max(0, Math.ceil(centre - reach)); at <= last; at++) {
      const weight = windowedSinc((at - centre) / stretch);
      sum += weight * (samples[at] ?? 0);
      weights += weight;
    }
    resampled[index] = weights === 0 ? 0 : sum / weights;
  }
  return resampled;
}

function windowedSinc(x: number): number {
  if (x === 0) return 1;
  const angle = Math.PI * x;
  return (Math.sin(angle) / angle) * (0.5 + 0.5 * Math.cos(angle / LOBES));
}

/** One piece after the other. */
export function joined(pieces: readonly Float32Array[]): Float32Array {
  const samples = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return samples;
}
