import { createCanvas } from '@napi-rs/canvas';
import { clamp, type Rgb } from '../colour.ts';
import { type Picture, recolour } from './picture.ts';

const PIXELS_ON_THE_SHORTER_SIDE = 104;
const LEVELS = 8;
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5] as const;

/** Large square pixels in few, dithered colours. */
export function pixelArt(picture: Picture) {
  const { width, height, canvas } = picture;
  const size = Math.max(2, Math.round(Math.min(width, height) / PIXELS_ON_THE_SHORTER_SIDE));
  const small = createCanvas(Math.ceil(width / size), Math.ceil(height / size));
  const smallPen = small.getContext('2d');
  smallPen.imageSmoothingQuality = 'high';
  smallPen.drawImage(canvas, 0, 0, width / size, height / size);
  recolour({ ...picture, canvas: small, width: small.width, height: small.height }, (x, y, old) => {
    const nudge = ((BAYER[(y % 4) * 4 + (x % 4)] ?? 0) / 16 - 0.47) * 0.5;
    return [stepped(old, 0, nudge), stepped(old, 1, nudge), stepped(old, 2, nudge)];
  });
  const pen = canvas.getContext('2d');
  pen.imageSmoothingEnabled = false;
  pen.drawImage(small, 0, 0, small.width * size, small.height * size);
  return canvas;
}

/** One of the few levels of a channel, of a colour made more vivid first. */
function stepped(colour: Rgb, channel: 0 | 1 | 2, nudge: number): number {
  const even = (colour[0] + colour[1] + colour[2]) / 3;
  const vivid = even + (colour[channel] - even) * 1.35;
  return (clamp(Math.round((vivid / 255) * (LEVELS - 1) + nudge), 0, LEVELS - 1) * 255) / (LEVELS - 1);
}
