import { css, mix } from '../colour.ts';
import { type Easel, repaint } from '../easel.ts';
import { lit } from '../light.ts';
import { paintConifer } from './conifers.ts';

const ROWS = 6;

/** Rows of spruces that come out of the haze, with light falling between them. */
export function paintForest(easel: Easel): void {
  const { width, height, horizon, random, unit, noise, light, scene } = easel;
  for (let row = 0; row < ROWS; row += 1) {
    const near = row / (ROWS - 1);
    const ground = horizon + (height - horizon) * (near * 0.62 - 0.06);
    const distance = 0.84 * (1 - near) ** 1.2;
    paintGround(easel, ground, distance);
    if (row === ROWS - 2) paintShafts(easel);
    const tall = unit * (30 + 52 * near * near);
    // The last row stands at the sides and leaves the view open.
    for (let x = -tall * 0.1; x < width + tall * 0.1; x += tall * random.between(0.12, 0.3)) {
      if (near > 0.6 && Math.abs(x / width - 0.5) < 0.16 + 0.2 * near * near) continue;
      const y = ground + unit * random.between(0, 3 + 4 * near);
      paintConifer(easel, { x, y, tall: tall * random.between(0.72, 1.2), distance });
    }
  }
  const floor = horizon + (height - horizon) * 0.3;
  repaint(easel, { left: 0, top: floor, width, height: height - floor }, (x, y, old) => {
    const patch = noise.cloudy(x / unit / 5, (y - floor) / unit / 1.6, 4);
    const moss = scene.snow
      ? lit([240, 245, 255], light)
      : lit(mix([34, 46, 26], [112, 118, 56], patch), light);
    return mix(old, moss, (0.25 + 0.45 * patch) * Math.min(1, (y - floor) / unit / 8));
  });
}

function paintGround({ pen, width, height, light, scene }: Easel, top: number, distance: number): void {
  const ground = scene.snow ? ([226, 234, 248] as const) : ([62, 74, 44] as const);
  pen.fillStyle = css(lit(ground, light, distance));
  pen.fillRect(0, top, width, height - top);
}

function paintShafts({ pen, width, height, sun, random, light, scene }: Easel): void {
  if (scene.time === 'night' || scene.rain) return;
  pen.save();
  pen.globalCompositeOperation = 'screen';
  for (let count = 0; count < 7; count += 1) {
    const foot = sun.x + (width / 2 - sun.x) * 1.4 + random.between(-0.6, 0.6) * width;
    const wide = width * random.between(0.03, 0.1);
    const shaft = pen.createLinearGradient(sun.x, sun.y, foot, height);
    shaft.addColorStop(0, css(light.sun, 0.24));
    shaft.addColorStop(1, css(light.sun, 0));
    pen.fillStyle = shaft;
    pen.beginPath();
    pen.moveTo(sun.x - wide * 0.1, sun.y);
    pen.lineTo(foot - wide, height);
    pen.lineTo(foot + wide, height);
    pen.fill();
  }
  pen.restore();
}
