import { css } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { lit } from '../light.ts';
import type { Spot } from './model.ts';

/** A flock in the sky. */
export function paintBirds({ pen, random, unit, light, scene }: Easel, { x, y }: Spot): void {
  pen.strokeStyle = css(lit(scene.colour ?? [38, 38, 48], light));
  pen.lineCap = 'round';
  for (let count = 0; count < 11; count += 1) {
    const size = unit * random.between(3, 7.5);
    const [left, top] = [x + unit * random.between(-34, 34), y - unit * random.between(0, 30)];
    const flap = random.between(0.25, 0.7);
    pen.lineWidth = size * 0.16;
    pen.beginPath();
    pen.moveTo(left - size, top - size * flap * 0.5);
    pen.quadraticCurveTo(left - size * 0.5, top - size * flap, left, top);
    pen.quadraticCurveTo(left + size * 0.5, top - size * flap, left + size, top - size * flap * 0.5);
    pen.stroke();
  }
}
