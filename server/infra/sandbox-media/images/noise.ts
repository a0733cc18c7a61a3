import type { Random } from '../random.ts';

/** Smooth chance over a plane: neighbouring points have similar values between 0 and 1. */
export type Noise = {
  /** Octaves of ever finer detail, for clouds, water and paper. */
  cloudy(x: number, y: number, octaves: number): number;
  /** The same folded at its middle, so that it has crests: mountains. */
  ridged(x: number, y: number, octaves: number): number;
};

const LATTICE = 256;

/** Value noise on a shuffled lattice. Written without helpers in its loop: a picture asks for millions of points. */
export function createNoise(random: Random): Noise {
  const order = shuffledLattice(random);
  const at = (x: number, y: number): number => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const across = (x - left) * (x - left) * (3 - 2 * (x - left));
    const down = (y - top) * (y - top) * (3 - 2 * (y - top));
    const here = order[left & 255] ?? 0;
    const right = order[(left + 1) & 255] ?? 0;
    const aboveLeft = order[(here + top) & 255] ?? 0;
    const belowLeft = order[(here + top + 1) & 255] ?? 0;
    const aboveRight = order[(right + top) & 255] ?? 0;
    const belowRight = order[(right + top + 1) & 255] ?? 0;
    const above = aboveLeft + (aboveRight - aboveLeft) * across;
    const below = belowLeft + (belowRight - belowLeft) * across;
    return (above + (below - above) * down) / 255;
  };
  const sum = (x: number, y: number, octaves: number, folded: boolean): number => {
    let total = 0;
    let weight = 0;
    for (let octave = 0, share = 1, scale = 1; octave < octaves; octave += 1, share /= 2, scale *= 2) {
      const value = at(x * scale + octave * 17.3, y * scale + octave * 17.3);
      total += share * (folded ? 1 - Math.abs(2 * value - 1) : value);
      weight += share;
    }
    return total / weight;
  };
  return {
    cloudy: (x, y, octaves) => sum(x, y, octaves, false),
    ridged: (x, y, octaves) => sum(x, y, octaves, true),
  };
}

function shuffledLattice(random: Random): Uint8Array {
  const order = Uint8Array.from({ length: LATTICE }, (_, index) => index);
  for (let last = LATTICE - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
