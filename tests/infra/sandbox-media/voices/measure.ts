import type { Sound } from '#server/infra/sandbox-media/voices/wav.ts';

/** The median fundamental of the voiced parts, in Hz, by autocorrelation. */
export function pitchOf({ rate, samples }: Sound): number {
  const length = Math.floor(rate * 0.04);
  const heard: number[] = [];
  for (let start = 0; start + 2 * length < samples.length; start += length * 3) {
    const loud = energy(samples, start, length);
    if (loud / length < 1e6) continue;
    let best = { likeness: 0.6, lag: 0 };
    for (let lag = Math.floor(rate / 420); lag < rate / 60; lag += 1) {
      let product = 0;
      for (let at = start; at < start + length; at += 1)
        product += (samples[at] ?? 0) * (samples[at + lag] ?? 0);
      const likeness = product / Math.sqrt(loud * energy(samples, start + lag, length) + 1);
      if (likeness > best.likeness + 0.03) best = { likeness, lag };
    }
    if (best.lag > 0) heard.push(rate / best.lag);
  }
  return heard.toSorted((one, other) => one - other)[Math.floor(heard.length / 2)] ?? 0;
}

/** The share of stretches of 20 ms that are louder than a whisper. */
export function shareOfSound({ rate, samples }: Sound): number {
  const length = Math.floor(rate / 50);
  let loud = 0;
  for (let start = 0; start + length <= samples.length; start += length)
    if (energy(samples, start, length) / length > 1e4) loud += 1;
  return loud / Math.floor(samples.length / length);
}

function energy(samples: Int16Array, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 1) sum += (samples[at] ?? 0) ** 2;
  return sum;
}
