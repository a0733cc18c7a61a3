import { createCanvas } from '@napi-rs/canvas';
import { brightness, clamp, fromHsl, gradientAt, mix, type Rgb } from '../colour.ts';
import { edgesOf, type Picture, recolour } from './picture.ts';

const NIGHT: readonly [Rgb, Rgb, Rgb, Rgb] = [
  [8, 4, 26],
  [54, 16, 96],
  [146, 34, 146],
  [255, 112, 196],
];

/** Dark violet night in which every outline is a glowing tube, seen on a screen with lines. */
export function neon(picture: Picture) {
  const { canvas, width, height, unit } = picture;
  const fine = edgesOf(picture, Math.max(0.8, unit * 0.16));
  const coarse = edgesOf(picture, unit * 0.9);
  const tubes = createCanvas(width, height);
  const tubesPen = tubes.getContext('2d');
  tubesPen.fillStyle = '#000';
  tubesPen.fillRect(0, 0, width, height);
  recolour({ ...picture, canvas: tubes }, (x, y) => {
    const at = y * width + x;
    const edge = Math.max((fine[at] ?? 0) * 0.72, (coarse[at] ?? 0) ** 1.3);
    const hue = 186 + 134 * clamp(0.5 + Math.sin((x + y * 0.7) / unit / 26) * 0.62, 0, 1);
    return mix([0, 0, 0], fromHsl(hue, 1, 0.6), edge ** 1.5);
  });
  recolour(picture, (_, y, old) => {
    const bright = brightness(old[0], old[1], old[2]);
    const dusk = gradientAt(NIGHT, Math.min(1, bright * 1.25 + 0.05));
    const scanned = y % 4 < 2 ? 1 : 0.84;
    const [red, green, blue] = mix(dusk, [old[0] * 0.8, old[1] * 0.55, old[2] * 1.1], 0.4);
    return [red * scanned, green * scanned, blue * scanned];
  });
  const pen = canvas.getContext('2d');
  pen.globalCompositeOperation = 'lighter';
  for (const [radius, strength] of [
    [unit * 2.6, 0.7],
    [unit * 0.8, 0.8],
    [0, 1],
  ] as const) {
    pen.filter = radius > 0 ? `blur(${radius}px)` : 'none';
    pen.globalAlpha = strength;
    pen.drawImage(tubes, 0, 0);
  }
  return canvas;
}
