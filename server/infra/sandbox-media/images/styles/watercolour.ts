import { clamp, mix, type Rgb, smoothstep } from '../colour.ts';
import { blurred, colourOf, edgesOf, type Picture, pixelsOf, recolour } from './picture.ts';

const PAPER: Rgb = [250, 246, 236];

/** Thin colour that runs on rough paper, dries darker at its edges and leaves the margin white. */
export function watercolour(picture: Picture) {
  const { width, height, unit, noise } = picture;
  const washes = pixelsOf({ ...picture, canvas: blurred(picture, unit * 0.7) });
  const edges = edgesOf(picture, unit * 0.5);
  return recolour(picture, (x, y) => {
    const [u, v] = [x / unit, y / unit];
    const drift = (noise.cloudy(u / 5, v / 5, 3) - 0.5) * unit * 2.6;
    const sideways = (noise.cloudy(u / 5 + 40, v / 5 + 9, 3) - 0.5) * unit * 2.6;
    const wash = colourOf(washes, width, height, x + sideways, y + drift);
    const pool = noise.cloudy(u / 11 + 80, v / 11, 3);
    const rough = noise.cloudy(x / 2.2 + 7, y / 2.2, 2);
    const margin = Math.min(x, y, width - 1 - x, height - 1 - y) / unit - 3.4;
    const ragged = smoothstep(-0.9, 0.9, margin + (noise.cloudy(u / 3 + 30, v / 3, 4) - 0.5) * 6);
    const rim = ragged * (1 - ragged) * 1.3;
    const line =
      edges[
        Math.round(clamp(y + drift, 0, height - 1)) * width + Math.round(clamp(x + sideways, 0, width - 1))
      ];
    const strength = clamp(0.5 + pool * 0.42 + (line ?? 0) * 0.3 + rim, 0, 1) * (0.9 + (rough - 0.5) * 0.24);
    const pigment = mix(levelled(wash), [40, 40, 70], (line ?? 0) * 0.16 + rim * 0.3);
    const sheet = 0.965 + (rough - 0.5) * 0.07;
    const colour = mix(PAPER, pigment, strength * ragged);
    return [colour[0] * sheet, colour[1] * sheet, colour[2] * sheet];
  });
}

/** Few steps of brightness, joined softly, and clearer colours. */
function levelled([red, green, blue]: Rgb): Rgb {
  const even = (red + green + blue) / 3;
  const steps = (even / 255) * 7;
  const step = (Math.floor(steps) + smoothstep(0.25, 0.75, steps % 1)) / 7;
  const factor = (step * 255 * 0.86 + 36) / Math.max(even, 1);
  const vivid = (channel: number): number => clamp((even + (channel - even) * 1.3) * factor, 0, 255);
  return [vivid(red), vivid(green), vivid(blue)];
}
