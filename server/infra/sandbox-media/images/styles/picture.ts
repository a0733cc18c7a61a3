import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { Random } from '../../random.ts';
import { brightness, clamp, type Rgb } from '../colour.ts';
import type { Noise } from '../noise.ts';

/** A painted scene that a style makes its own. `unit` is a hundredth of the shorter side, in pixels. */
export type Picture = {
  canvas: Canvas;
  width: number;
  height: number;
  unit: number;
  random: Random;
  noise: Noise;
};

export type Style = (picture: Picture) => Canvas;

/** Red, green, blue, alpha, four bytes a pixel. */
export type Pixels = Uint8ClampedArray;

export function pixelsOf({ canvas, width, height }: Picture): Pixels {
  return canvas.getContext('2d').getImageData(0, 0, width, height).data;
}

/** A copy out of focus by `radius` pixels, or only a copy. */
export function blurred({ canvas, width, height }: Picture, radius: number): Canvas {
  const copy = createCanvas(width, height);
  const pen = copy.getContext('2d');
  if (radius > 0) {
    // Beyond its frame a picture is empty: what the blur draws in from there is covered first.
    pen.drawImage(canvas, 0, 0);
    pen.filter = `blur(${radius}px)`;
  }
  pen.drawImage(canvas, 0, 0);
  return copy;
}

/** Gives every pixel a new colour. */
export function recolour(picture: Picture, colourAt: (x: number, y: number, old: Rgb) => Rgb): Canvas {
  const { canvas, width, height } = picture;
  const pen = canvas.getContext('2d');
  const image = pen.getImageData(0, 0, width, height);
  const { data } = image;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      const colour = colourAt(x, y, [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
      data[at] = colour[0];
      data[at + 1] = colour[1];
      data[at + 2] = colour[2];
    }
  }
  pen.putImageData(image, 0, 0);
  return canvas;
}

export function colourOf(pixels: Pixels, width: number, height: number, x: number, y: number): Rgb {
  const at = (clamp(Math.round(y), 0, height - 1) * width + clamp(Math.round(x), 0, width - 1)) * 4;
  return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
}

/** How bright each pixel is, 0 to 1, row by row. */
export function brightnessOf(pixels: Pixels): Float32Array {
  const bright = new Float32Array(pixels.length / 4);
  for (let index = 0; index < bright.length; index += 1) {
    const at = index * 4;
    bright[index] = brightness(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
  }
  return bright;
}

/** How much brightness changes at each pixel, to the right and downwards. */
export function slopesOf(bright: Float32Array, width: number, height: number) {
  const across = new Float32Array(bright.length);
  const down = new Float32Array(bright.length);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      across[at] = (bright[at + 1] ?? 0) - (bright[at - 1] ?? 0);
      down[at] = (bright[at + width] ?? 0) - (bright[at - width] ?? 0);
    }
  }
  return { across, down };
}

/** Outlines, 0 to 1 a pixel, of the picture seen out of focus by `radius`: small things have none. */
export function edgesOf(picture: Picture, radius: number): Float32Array {
  const soft = { ...picture, canvas: blurred(picture, radius) };
  const pixels = pixelsOf(soft);
  const { width, height } = picture;
  const edges = new Float32Array(width * height);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = (y * width + x) * 4;
      let change = 0;
      for (let channel = 0; channel < 3; channel += 1) {
        const here = at + channel;
        const across = (pixels[here + 4] ?? 0) - (pixels[here - 4] ?? 0);
        const down = (pixels[here + width * 4] ?? 0) - (pixels[here - width * 4] ?? 0);
        change = Math.max(change, Math.abs(across) + Math.abs(down));
      }
      edges[y * width + x] = clamp((change * (1 + radius)) / 160, 0, 1);
    }
  }
  return edges;
}
