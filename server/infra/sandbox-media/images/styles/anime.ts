import { brightness, clamp, mix, type Rgb, smoothstep } from '../colour.ts';
import { blurred, colourOf, edgesOf, type Picture, pixelsOf, recolour } from './picture.ts';

const TONES = 5;

/** Flat cels: few clear tones with hard borders, bright colours and a dark outline. */
export function anime(picture: Picture) {
  const { width, height, unit } = picture;
  const soft = pixelsOf({ ...picture, canvas: blurred(picture, unit * 0.55) });
  const edges = edgesOf(picture, Math.max(0.7, unit * 0.14));
  recolour(picture, (x, y) => {
    const flat = cel(colourOf(soft, width, height, x, y));
    return mix(flat, [30, 22, 52], smoothstep(0.42, 0.72, edges[y * width + x] ?? 0) * 0.9);
  });
  const pen = picture.canvas.getContext('2d');
  const light = pen.createLinearGradient(0, 0, width * 0.6, height);
  light.addColorStop(0, 'rgba(255,240,214,0.22)');
  light.addColorStop(0.55, 'rgba(255,200,230,0)');
  pen.fillStyle = light;
  pen.fillRect(0, 0, width, height);
  return picture.canvas;
}

function cel([red, green, blue]: Rgb): Rgb {
  const bright = brightness(red, green, blue);
  const steps = bright ** 0.82 * TONES;
  const tone = (Math.floor(steps) + smoothstep(0.42, 0.58, steps % 1) + 0.35) / (TONES + 0.2);
  const factor = (tone * 255) / Math.max(bright * 255, 1);
  const vivid = (channel: number): number =>
    clamp((bright * 255 + (channel - bright * 255) * 1.5) * factor * 0.94 + 8, 0, 255);
  return [vivid(red), vivid(green), vivid(blue)];
}
