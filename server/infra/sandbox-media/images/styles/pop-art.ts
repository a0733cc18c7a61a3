import { brightness, css, gradientAt, mix, type Rgb, smoothstep } from '../colour.ts';
import { blurred, colourOf, edgesOf, type Picture, pixelsOf, recolour } from './picture.ts';

const INK: Rgb = [22, 18, 34];
type Palette = readonly [Rgb, Rgb, Rgb, Rgb];
const PALETTES: readonly [Palette, ...Palette[]] = [
  [
    [36, 28, 84],
    [228, 42, 84],
    [255, 176, 46],
    [255, 246, 214],
  ],
  [
    [14, 42, 86],
    [0, 142, 168],
    [255, 208, 62],
    [255, 250, 232],
  ],
  [
    [56, 16, 72],
    [214, 44, 152],
    [76, 202, 214],
    [255, 248, 236],
  ],
];

/** Printed in four colours, with dots for the tones between them and thick black outlines. */
export function popArt(picture: Picture) {
  const { canvas, width, height, unit, random } = picture;
  const palette = random.pick(PALETTES);
  const soft = pixelsOf({ ...picture, canvas: blurred(picture, unit * 0.6) });
  const edges = edgesOf(picture, Math.max(0.8, unit * 0.2));
  recolour(picture, (x, y) => {
    const [red, green, blue] = colourOf(soft, width, height, x, y);
    return gradientAt(palette, Math.floor(brightness(red, green, blue) * 3.99) / 3);
  });
  const pen = canvas.getContext('2d');
  const gap = unit * 1.7;
  for (let row = 0, y = 0; y < height + gap; row += 1, y += gap * 0.87) {
    for (let x = row % 2 === 0 ? 0 : gap / 2; x < width + gap; x += gap) {
      const [red, green, blue] = colourOf(soft, width, height, x, y);
      const tones = brightness(red, green, blue) * 3.99;
      pen.fillStyle = css(gradientAt(palette, Math.floor(tones) / 3 - 0.34));
      pen.beginPath();
      pen.arc(x, y, gap * 0.56 * (1 - (tones % 1)) ** 0.7, 0, 2 * Math.PI);
      pen.fill();
    }
  }
  return recolour(picture, (x, y, old) => mix(old, INK, smoothstep(0.34, 0.6, edges[y * width + x] ?? 0)));
}
