import { clamp, mix, type Rgb, smoothstep } from '../colour.ts';
import { type Easel, repaint } from '../easel.ts';
import { lit } from '../light.ts';

type Range = { height: number; coarse: number; distance: number; seed: number; snowline: number };

const ROCK: Rgb = [120, 112, 112];
const SHADE: Rgb = [58, 60, 76];
const WOODS: Rgb = [58, 84, 58];
const SNOW: Rgb = [248, 250, 255];

/** Three ranges, one behind the other, with snow on their heights. */
export function paintMountains(easel: Easel): void {
  const low = easel.scene.snow ? 0.9 : 0.42;
  paintRange(easel, { height: 0.7, coarse: 1.5, distance: 0.6, seed: 3, snowline: low });
  paintRange(easel, { height: 0.58, coarse: 2.1, distance: 0.3, seed: 29, snowline: low * 0.86 });
  paintRange(easel, { height: 0.26, coarse: 3.2, distance: 0.1, seed: 57, snowline: low - 0.4 });
}

function paintRange(easel: Easel, range: Range): void {
  const { width, horizon, noise, light, sun, unit } = easel;
  const span = Math.min(horizon, unit * 90);
  const ridge = Array.from({ length: width + 1 }, (_, x) => {
    const along = (x / unit / 100) * range.coarse + range.seed;
    const massif = clamp((noise.ridged(along, range.seed, 2) - 0.3) / 0.58, 0, 1) ** 1.35;
    const crest = 0.74 * massif + 0.26 * noise.ridged(along * 2.6, 7, 5);
    return horizon - span * range.height * (0.22 + 0.78 * crest);
  });
  const side = (x: number): number => (x < sun.x ? 1 : -1);
  const top = Math.max(0, Math.min(...ridge));
  repaint(easel, { left: 0, top, width, height: horizon + 2 - top }, (x, y) => {
    const crest = ridge[x] ?? horizon;
    if (y < crest) return null;
    const down = (y - crest) / span;
    const bend = noise.cloudy(x / unit / 9 + range.seed, y / unit / 9, 2) * 0.9;
    const u = (x / unit / 22) * range.coarse + range.seed + bend + (crest / unit) * 0.03;
    const v = (y / unit / 24) * range.coarse - bend * 0.6 - down;
    const folds = noise.ridged(u, v, 5);
    const towards = noise.ridged(u + 0.07 * side(x), v - 0.03, 5);
    const face = clamp(0.5 + (folds - towards) * 4.4 + (folds - 0.62) * 0.6, 0, 1);
    const altitude = (horizon - y) / (span * 0.7) + (folds - 0.6) * 0.5;
    const bare = mix(WOODS, ROCK, smoothstep(0.12, 0.4, altitude));
    const stone = mix(mix(SHADE, bare, 0.35), bare, face);
    const snowed = smoothstep(1 - range.snowline - 0.06, 1 - range.snowline + 0.06, altitude);
    const snow = mix([150, 170, 214], SNOW, face);
    const mist = smoothstep(0.2, 0, (horizon - y) / span) * 0.4;
    return lit(mix(stone, snow, snowed), light, clamp(range.distance + mist * (1 - range.distance), 0, 1));
  });
}
