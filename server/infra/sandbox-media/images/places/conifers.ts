import { css, mix, type Rgb, scale } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { lit } from '../light.ts';

const NEEDLES: Rgb = [44, 82, 58];
const SNOW: Rgb = [236, 242, 252];

/** One spruce whose foot is at x, y; `distance` 0 is at hand, 1 is lost in the haze. */
export function paintConifer(
  easel: Easel,
  { x, y, tall, distance }: { x: number; y: number; tall: number; distance: number },
): void {
  const { pen, random, light, scene } = easel;
  const tint = random.between(0.75, 1.2);
  pen.fillStyle = css(lit([70, 52, 40], light, distance));
  pen.fillRect(x - tall * 0.018, y - tall * 0.14, tall * 0.036, tall * 0.14);
  const tiers = 9;
  for (let tier = 0; tier < tiers; tier += 1) {
    const part = tier / (tiers - 1);
    const top = y - tall * (0.1 + 0.9 * part) - tall * 0.02;
    const half = tall * 0.2 * (1.06 - part) * random.between(0.85, 1.15);
    const fall = tall * (0.2 - 0.09 * part);
    const shade = scale(NEEDLES, tint * (0.72 + part * 0.5));
    bough(easel, x, top, half, fall);
    pen.fillStyle = css(lit(shade, light, distance));
    pen.fill();
    if (!scene.snow) continue;
    bough(easel, x - half * 0.08, top, half * 0.72, fall * 0.62);
    pen.fillStyle = css(lit(mix(shade, SNOW, 0.86), light, distance));
    pen.fill();
  }
}

/** A tier of boughs with a ragged edge. */
function bough({ pen, random }: Easel, x: number, top: number, half: number, fall: number): void {
  pen.beginPath();
  pen.moveTo(x, top - fall * 0.55);
  pen.lineTo(x + half, top + fall * 0.5);
  for (let step = 1; step < 8; step += 1) {
    const across = half - (2 * half * step) / 8;
    pen.lineTo(x + across, top + fall * (step % 2 === 0 ? 0.62 : 0.36) * random.between(0.85, 1.1));
  }
  pen.lineTo(x - half, top + fall * 0.5);
  pen.closePath();
}
