import type { SKRSContext2D } from '@napi-rs/canvas';
import { css, type Rgb, scale } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { lit } from '../light.ts';

/** Where a subject stands: the middle of its foot, and its height in pixels. */
export type Spot = { x: number; y: number; tall: number };

/** A sitter draws in lengths of the subject's own height, upwards negative, from the middle of its foot. */
export type Sitter = { pen: SKRSContext2D; easel: Easel; colour(own: Rgb, bright?: number): string };

export function atSpot(easel: Easel, { x, y, tall }: Spot, draw: (sitter: Sitter) => void): void {
  const { pen, light } = easel;
  pen.save();
  pen.translate(x, y);
  pen.scale(tall, tall);
  draw({ pen, easel, colour: (own, bright = 1) => css(scale(lit(own, light), bright)) });
  pen.restore();
}

export function oval(
  pen: SKRSContext2D,
  fill: string | ReturnType<SKRSContext2D['createLinearGradient']>,
  [x, y, wide, high, turn = 0]: readonly [number, number, number, number, number?],
): void {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.ellipse(x, y, wide, high, turn, 0, 2 * Math.PI);
  pen.fill();
}

/** A closed smooth outline through the given points. */
export function outline(pen: SKRSContext2D, points: readonly (readonly [number, number])[]): void {
  pen.beginPath();
  const last = points.at(-1) ?? [0, 0];
  const first = points[0] ?? [0, 0];
  pen.moveTo((last[0] + first[0]) / 2, (last[1] + first[1]) / 2);
  for (const [index, point] of points.entries()) {
    const next = points[index + 1] ?? first;
    pen.quadraticCurveTo(point[0], point[1], (point[0] + next[0]) / 2, (point[1] + next[1]) / 2);
  }
  pen.closePath();
}

/** A round body's light: bright where the sun is, dark on the other side. */
export function roundLight(sitter: Sitter, own: Rgb, [x, y, size]: readonly [number, number, number]) {
  const { pen, easel, colour } = sitter;
  const side = easel.sun.x < easel.width / 2 ? -1 : 1;
  const gradient = pen.createRadialGradient(
    x + side * size * 0.4,
    y - size * 0.45,
    size * 0.1,
    x,
    y,
    size * 1.25,
  );
  gradient.addColorStop(0, colour(own, 1.28));
  gradient.addColorStop(0.5, colour(own));
  gradient.addColorStop(1, colour(own, 0.55));
  return gradient;
}

/** The dark place that a thing makes on its ground. */
export function shadow({ pen }: Sitter, wide: number, strength = 0.4): void {
  const gradient = pen.createRadialGradient(0, 0, 0, 0, 0, wide);
  gradient.addColorStop(0, `rgba(10,12,24,${strength})`);
  gradient.addColorStop(1, 'rgba(10,12,24,0)');
  pen.save();
  pen.scale(1, 0.16);
  oval(pen, gradient, [0, 0, wide, wide]);
  pen.restore();
}
