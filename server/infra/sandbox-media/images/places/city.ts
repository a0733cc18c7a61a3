import { css, fromHsl, mix, type Rgb, scale } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { lit } from '../light.ts';

const ROWS = 4;

/** A skyline in four rows, and the wet street that mirrors it. */
export function paintCity(easel: Easel): void {
  const { width, horizon, random, unit, scene } = easel;
  for (let row = 0; row < ROWS; row += 1) {
    const near = row / (ROWS - 1);
    const tallest = Math.min(horizon * 0.9, unit * (74 - 30 * near));
    for (let left = -unit * 4; left < width; ) {
      const wide = unit * random.between(6, 13) * (0.7 + near * 0.8);
      // A valley in the nearest rows lets the eye through.
      const valley = 1 - near * 0.75 * Math.exp(-((((left + wide / 2) / width - 0.5) / 0.22) ** 2));
      paintTower(easel, { left, wide, tall: tallest * random.between(0.38, 1) * valley, near });
      left += wide + unit * random.between(-0.6, 2);
    }
  }
  if (!scene.water) paintStreet(easel);
}

function paintTower(
  easel: Easel,
  { left, wide, tall, near }: { left: number; wide: number; tall: number; near: number },
): void {
  const { pen, horizon, random, light, unit, scene } = easel;
  const dark = scene.time === 'night' || scene.time === 'sunset';
  const distance = 0.72 * (1 - near) ** 1.1;
  const stone: Rgb = random.pick([
    [128, 136, 152],
    [150, 140, 130],
    [98, 112, 134],
    [166, 158, 152],
  ]);
  const front = lit(scale(stone, dark ? 0.5 : 0.86), light, distance);
  const top = horizon - tall;
  const face = pen.createLinearGradient(left, 0, left + wide, 0);
  face.addColorStop(0, css(scale(front, 1.14)));
  face.addColorStop(0.68, css(front));
  face.addColorStop(0.7, css(scale(front, 0.72)));
  face.addColorStop(1, css(scale(front, 0.6)));
  pen.fillStyle = face;
  pen.fillRect(left, top, wide, tall + 2);
  const crown = random.next();
  if (crown < 0.3) pen.fillRect(left + wide * 0.2, top - unit * 3, wide * 0.6, unit * 3);
  if (crown < 0.16) pen.fillRect(left + wide * 0.48, top - unit * 11, unit * 0.5, unit * 9);
  const pane = unit * (0.8 + near * 0.7);
  const warm = fromHsl(random.between(32, 52), 0.95, 0.68);
  for (let y = top + pane; y < horizon - pane * 1.4; y += pane * 2) {
    for (let x = left + pane * 0.7; x < left + wide - pane; x += pane * 1.7) {
      const on = random.next() < (dark ? 0.46 : 0.12);
      const glass = on && dark ? warm : mix(front, light.sky[2], dark ? 0.12 : 0.5);
      pen.fillStyle = css(mix(glass, light.haze, distance * 0.6), on ? 0.95 : 0.75);
      pen.fillRect(x, y, pane * 0.85, pane * 1.15);
    }
  }
  if (dark && near > 0.5 && random.next() < 0.45) paintSign(easel, left + wide * 0.3, top + tall * 0.25);
}

function paintSign({ pen, random, unit }: Easel, left: number, top: number): void {
  const colour = fromHsl(random.pick([188, 318, 350, 45, 140]), 1, 0.6);
  pen.save();
  pen.shadowColor = css(colour);
  pen.shadowBlur = unit * 3;
  pen.fillStyle = css(colour, 0.92);
  const tall = unit * random.between(6, 13);
  pen.fillRect(left, top, unit * 2.2, tall);
  pen.fillStyle = 'rgba(255,255,255,0.75)';
  for (let y = top + unit * 0.7; y < top + tall - unit; y += unit * 1.8)
    pen.fillRect(left + unit * 0.6, y, unit, unit * random.between(0.4, 1));
  pen.restore();
}

function paintStreet({ pen, canvas, width, height, horizon, light, unit, random }: Easel): void {
  const depth = height - horizon;
  pen.save();
  pen.fillStyle = css(lit([54, 58, 68], light));
  pen.fillRect(0, horizon, width, depth);
  pen.globalAlpha = 0.5;
  for (let y = 0; y < depth; y += 1) {
    const ripple = (random.next() - 0.5) * unit * (0.6 + (2.4 * y) / depth);
    pen.drawImage(canvas, 0, Math.max(0, horizon - 2 - y * 1.5), width, 1, ripple, horizon + y, width, 1);
  }
  pen.restore();
  const kerb = pen.createLinearGradient(0, horizon, 0, height);
  kerb.addColorStop(0, css(scale(light.haze, 0.7), 0.3));
  kerb.addColorStop(1, css(scale(light.sky[0], 0.35), 0.65));
  pen.fillStyle = kerb;
  pen.fillRect(0, horizon, width, depth);
  pen.fillStyle = css(lit([240, 236, 220], light), 0.55);
  for (let near = 0.12; near < 1; near *= 1.7) {
    const [y, wide] = [horizon + depth * near, unit * 3.4 * near];
    pen.beginPath();
    pen.moveTo(width / 2 - wide * 0.5, y);
    pen.lineTo(width / 2 + wide * 0.5, y);
    pen.lineTo(width / 2 + wide * 0.75, y + depth * near * 0.3);
    pen.lineTo(width / 2 - wide * 0.75, y + depth * near * 0.3);
    pen.fill();
  }
}
