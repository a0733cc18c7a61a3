import { fromHsl, type Rgb } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { atSpot, type Sitter, type Spot } from './model.ts';

/** A hot-air balloon, and two smaller ones far behind it. */
export function paintBalloon(easel: Easel, { x, y, tall }: Spot): void {
  const { random, unit } = easel;
  const hue = random.between(0, 360);
  for (const [dx, dy, size] of [
    [-30, -6, 0.3],
    [22, -20, 0.2],
    [0, 0, 1],
  ] as const) {
    const own = size === 1 && easel.scene.colour ? easel.scene.colour : fromHsl(hue + dx * 3, 0.78, 0.54);
    atSpot(easel, { x: x + dx * unit, y: y + dy * unit, tall: tall * size }, (sitter) =>
      paintOne(sitter, own),
    );
  }
}

function paintOne({ pen, colour }: Sitter, own: Rgb): void {
  pen.strokeStyle = colour([60, 48, 40]);
  pen.lineWidth = 0.006;
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.moveTo(side * 0.11, -0.28);
    pen.lineTo(side * 0.05, -0.11);
    pen.stroke();
  }
  pen.fillStyle = colour([142, 98, 58]);
  pen.fillRect(-0.06, -0.115, 0.12, 0.095);
  pen.fillStyle = colour([98, 64, 38]);
  pen.fillRect(-0.066, -0.12, 0.132, 0.022);
  const gores = 7;
  for (let gore = 0; gore < gores; gore += 1) {
    const [from, to] = [goreAt(gore / gores), goreAt((gore + 1) / gores)];
    const bright = 1.18 - 0.13 * Math.abs(gore - 2);
    pen.fillStyle = gore % 2 === 0 ? colour(own, bright) : colour([252, 244, 228], bright);
    pen.beginPath();
    pen.moveTo(0, -1);
    pen.bezierCurveTo(from * 1.34, -1, from * 1.34, -0.6, from * 0.34, -0.26);
    pen.lineTo(to * 0.34, -0.26);
    pen.bezierCurveTo(to * 1.34, -0.6, to * 1.34, -1, 0, -1);
    pen.fill();
  }
}

function goreAt(part: number): number {
  return 0.36 * Math.sin((part - 0.5) * Math.PI);
}
