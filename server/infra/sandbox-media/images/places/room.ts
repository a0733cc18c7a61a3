import { css, fromHsl, mix, scale } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { lit } from '../light.ts';

/** A soft wall with lights out of focus, and a table's edge: the place for a portrait or a thing. */
export function paintRoom({ pen, width, height, horizon, random, light, unit, scene }: Easel): void {
  const hue = random.pick([24, 38, 168, 206, 262, 340]);
  const wall = lit(fromHsl(hue, 0.34, scene.time === 'night' ? 0.34 : 0.62), light);
  const shade = pen.createRadialGradient(
    width * 0.35,
    height * 0.3,
    0,
    width * 0.5,
    height * 0.45,
    unit * 95,
  );
  shade.addColorStop(0, css(scale(wall, 1.22)));
  shade.addColorStop(1, css(scale(wall, 0.42)));
  pen.fillStyle = shade;
  pen.fillRect(0, 0, width, height);
  for (let count = 0; count < 26; count += 1) {
    const [x, y, size] = [random.next() * width, random.next() * height * 0.85, unit * random.between(4, 15)];
    const glow = mix(fromHsl(hue + random.between(-30, 60), 0.75, 0.72), light.sun, 0.35);
    const disc = pen.createRadialGradient(x, y, size * 0.3, x, y, size);
    disc.addColorStop(0, css(glow, 0.2));
    disc.addColorStop(0.6, css(glow, 0.14));
    disc.addColorStop(1, css(glow, 0));
    pen.fillStyle = disc;
    pen.fillRect(x - size, y - size, size * 2, size * 2);
  }
  if (!standsOnTable(scene.subjects)) return;
  const top = Math.max(horizon, height * 0.72);
  const wood = lit(fromHsl(24, 0.42, 0.34), light);
  const table = pen.createLinearGradient(0, top, 0, height);
  table.addColorStop(0, css(scale(wood, 1.3)));
  table.addColorStop(1, css(scale(wood, 0.6)));
  pen.fillStyle = table;
  pen.fillRect(0, top, width, height - top);
  for (let line = 0; line < 60; line += 1) {
    pen.fillStyle = css(scale(wood, random.between(0.5, 1.5)), 0.16);
    pen.fillRect(
      random.between(-0.3, 0.9) * width,
      top + random.next() ** 1.4 * (height - top),
      width * 0.5,
      unit * 0.3,
    );
  }
}

function standsOnTable(subjects: readonly string[]): boolean {
  return ['cup', 'flower', 'cat', 'dog'].some((each) => subjects.includes(each)) || subjects.length === 0;
}
