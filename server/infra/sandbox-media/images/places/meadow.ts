import { css, fromHsl, mix, type Rgb, scale, smoothstep } from '../colour.ts';
import { type Easel, repaint } from '../easel.ts';
import { lit } from '../light.ts';

const FAR: Rgb = [134, 158, 84];
const NEAR: Rgb = [72, 116, 44];
const SNOW: Rgb = [238, 243, 252];

/** Rolling ground from the horizon to the frame, with grass and flowers where no snow lies. */
export function paintMeadow(easel: Easel): void {
  const { pen, width, height, horizon, noise, light, unit, scene } = easel;
  const depth = height - horizon;
  pen.fillStyle = css(lit(scene.snow ? SNOW : FAR, light, 0.55));
  pen.fillRect(0, horizon - 1, width, depth + 1);
  for (const [index, distance] of [0.5, 0.24, 0].entries()) {
    const base = horizon + depth * (index * 0.24 - 0.1);
    const edges = Array.from(
      { length: width + 9 },
      (_, x) => base + (noise.cloudy((x - 4) / unit / 46 + index * 9, index * 5, 3) - 0.5) * unit * 19,
    );
    const edge = (x: number): number => edges[x + 4] ?? base;
    repaint(easel, { left: 0, top: horizon - unit * 16, width, height: depth + unit * 16 }, (x, y) => {
      const crest = edge(x);
      if (y < crest) return null;
      const close = Math.min(1, (y - crest) / depth + index * 0.24);
      const slope = (edge(x + 4) - edge(x - 4)) / 8;
      const patch = noise.cloudy(x / unit / 7, (y - horizon) / unit / (2 + close * 3), 4);
      const grass = scale(mix(FAR, NEAR, close), 0.72 + patch * 0.55 - slope * 0.5);
      const ground = scene.snow ? scale(SNOW, 0.8 + patch * 0.22 - slope * 0.4) : grass;
      return lit(ground, light, distance * (0.5 + 0.5 * smoothstep(0.4, 0, (y - crest) / depth)));
    });
  }
  if (!scene.snow) paintGrass(easel);
}

function paintGrass({ pen, width, height, horizon, random, light, unit, scene }: Easel): void {
  const blossoms = scene.subjects.includes('flower') || random.next() < 0.7;
  const hue = random.pick([0, 46, 280, 330, 210]);
  for (let count = 0; count < 2600; count += 1) {
    const near = random.next() ** 0.8;
    const y = horizon + (height - horizon) * (0.3 + 0.78 * near);
    const x = random.next() * width;
    const tall = unit * (0.5 + near * near * 5.5) * random.between(0.6, 1.2);
    const lean = random.between(-0.35, 0.35) * tall;
    pen.strokeStyle = css(lit(mix([96, 140, 50], [36, 74, 28], random.next()), light), 0.75);
    pen.lineWidth = Math.max(0.6, unit * 0.16 * near);
    pen.beginPath();
    pen.moveTo(x, y);
    pen.quadraticCurveTo(x, y - tall * 0.6, x + lean, y - tall);
    pen.stroke();
    if (!blossoms || count % 9 > 0) continue;
    pen.fillStyle = css(lit(fromHsl(hue + random.between(-24, 24), 0.8, 0.64), light), 0.95);
    pen.beginPath();
    pen.ellipse(x + lean, y - tall, unit * near * 0.75, unit * near * 0.55, 0, 0, 2 * Math.PI);
    pen.fill();
  }
}
