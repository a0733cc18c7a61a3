import { clamp, css, mix, type Rgb, smoothstep } from '../colour.ts';
import { type Easel, repaint } from '../easel.ts';
import { lit } from '../light.ts';

const SUNNY: Rgb = [240, 186, 116];
const SHADY: Rgb = [128, 74, 58];

/** Dunes with a sharp crest between their sunny and their shady side. */
export function paintDesert(easel: Easel): void {
  const { pen, width, height, horizon, noise, light, unit, sun } = easel;
  const depth = height - horizon;
  pen.fillStyle = css(lit(SUNNY, light, 0.6));
  pen.fillRect(0, horizon - 1, width, depth + 1);
  for (const [index, distance] of [0.55, 0.3, 0.12, 0].entries()) {
    const base = horizon + depth * (index * 0.25 - 0.02);
    const crests = Array.from(
      { length: width },
      (_, x) =>
        base - (noise.ridged(x / unit / 90 + index * 3.7, index * 2.1, 2) - 0.45) * unit * (10 + index * 7),
    );
    repaint(easel, { left: 0, top: horizon - unit * 14, width, height: depth + unit * 14 }, (x, y) => {
      const crest = crests[x] ?? base;
      if (y < crest) return null;
      const down = (y - crest) / unit;
      // The crest's line wanders down the dune: one side of it faces the sun.
      const bend = noise.ridged(x / unit / 90 + index * 3.7 + down / 60, index * 2.1, 2);
      const before = noise.ridged(x / unit / 90 + index * 3.7 + down / 60 + 0.02, index * 2.1, 2);
      const facing = (bend - before) * (sun.x > width / 2 ? -1 : 1);
      const ripples =
        Math.sin(down * 2.2 + x / unit / 3 + noise.cloudy(x / unit / 12, y / unit / 12, 2) * 12) * 0.04;
      const bright = smoothstep(-0.012, 0.012, facing) * 0.75 + 0.2 + ripples * clamp(index / 2, 0, 1);
      return lit(mix(SHADY, SUNNY, bright), light, distance);
    });
  }
}
