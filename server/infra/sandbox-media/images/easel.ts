import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, type Random } from '../random.ts';
import type { Rgb } from './colour.ts';
import { type Light, LIGHTS, overcast } from './light.ts';
import { createNoise, type Noise } from './noise.ts';
import { readScene, type Scene } from './read-scene.ts';

/** All that a painter of one part of the picture has in hand. Lengths are pixels. */
export type Easel = {
  canvas: Canvas;
  pen: SKRSContext2D;
  width: number;
  height: number;
  /** A hundredth of the shorter side. */
  unit: number;
  /** Where sky and ground meet, from the top. */
  horizon: number;
  sun: { x: number; y: number };
  random: Random;
  noise: Noise;
  scene: Scene;
  light: Light;
};

/** An empty canvas for what the prompt asks to see; the composition follows from the prompt alone. */
export function createEasel(prompt: string, width: number, height: number): Easel {
  const random = createRandom(`picture ${prompt}`);
  const noise = createNoise(random);
  const scene = readScene(prompt, random);
  const light = LIGHTS[scene.time];
  const canvas = createCanvas(width, height);
  const horizon = Math.round(height * horizonOf(scene, random));
  const lowSun = scene.time === 'sunset' || scene.time === 'dawn';
  return {
    canvas,
    pen: canvas.getContext('2d'),
    width,
    height,
    unit: Math.min(width, height) / 100,
    horizon,
    sun: {
      x: width * random.pick([random.between(0.2, 0.38), random.between(0.62, 0.8)]),
      y: lowSun ? horizon * random.between(0.72, 0.88) : horizon * random.between(0.2, 0.36),
    },
    random,
    noise,
    scene,
    light: scene.rain ? overcast(light) : light,
  };
}

function horizonOf(scene: Scene, random: Random): number {
  if (scene.place === 'space') return 1;
  if (scene.place === 'city' || scene.place === 'forest') return random.between(0.7, 0.76);
  return random.between(0.56, 0.64);
}

/** Gives every pixel of a rectangle a new colour, from its place and its old colour; `null` leaves it. */
export function repaint(
  { pen }: Pick<Easel, 'pen'>,
  box: { left: number; top: number; width: number; height: number },
  colourAt: (x: number, y: number, old: Rgb) => Rgb | null,
): void {
  const left = Math.floor(box.left);
  const top = Math.floor(box.top);
  const width = Math.ceil(box.width);
  const height = Math.ceil(box.height);
  if (width < 1 || height < 1) return;
  const image = pen.getImageData(left, top, width, height);
  const { data } = image;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      const old: Rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const colour = colourAt(left + x, top + y, old);
      if (colour === null) continue;
      data[at] = colour[0];
      data[at + 1] = colour[1];
      data[at + 2] = colour[2];
      data[at + 3] = 255;
    }
  }
  pen.putImageData(image, left, top);
}
