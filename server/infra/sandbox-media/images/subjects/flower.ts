import { fromHsl, mix, type Rgb } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { atSpot, oval, roundLight, type Sitter, type Spot } from './model.ts';

/** One large blossom on its stem. */
export function paintFlower(easel: Easel, spot: Spot): void {
  const { random, scene } = easel;
  const own = scene.colour ?? fromHsl(random.pick([350, 330, 20, 46, 280, 214]), 0.74, 0.56);
  atSpot(easel, spot, (sitter) => {
    paintStem(sitter);
    const { pen } = sitter;
    pen.translate(0, -0.72);
    for (const [count, length, bright] of [
      [13, 0.29, 0.78],
      [11, 0.23, 0.98],
      [8, 0.155, 1.16],
    ] as const)
      paintPetals(sitter, own, { count, length, bright });
    oval(pen, roundLight(sitter, [222, 164, 48], [0, 0, 0.085]), [0, 0, 0.075, 0.075]);
    for (let seed = 0; seed < 90; seed += 1) {
      const [turn, out] = [seed * 2.4, 0.0074 * Math.sqrt(seed)];
      oval(pen, sitter.colour([124, 72, 22]), [Math.cos(turn) * out, Math.sin(turn) * out, 0.0036, 0.0036]);
    }
  });
}

function paintPetals(
  sitter: Sitter,
  own: Rgb,
  { count, length, bright }: { count: number; length: number; bright: number },
): void {
  const { pen, easel, colour } = sitter;
  const start = easel.random.next();
  for (let petal = 0; petal < count; petal += 1) {
    pen.save();
    pen.rotate(((petal + start) / count) * 2 * Math.PI + easel.random.between(-0.06, 0.06));
    const long = length * easel.random.between(0.92, 1.06);
    const wide = long * 0.3;
    const shade = pen.createLinearGradient(0, 0, 0, -long);
    shade.addColorStop(0, colour(own, bright * 0.5));
    shade.addColorStop(0.55, colour(own, bright));
    shade.addColorStop(1, colour(mix(own, [255, 250, 240], 0.34), bright));
    pen.fillStyle = shade;
    pen.strokeStyle = colour(own, 0.45);
    pen.lineWidth = 0.003;
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.bezierCurveTo(-wide, -long * 0.35, -wide * 1.1, -long * 0.95, 0, -long);
    pen.bezierCurveTo(wide * 1.1, -long * 0.95, wide, -long * 0.35, 0, 0);
    pen.fill();
    pen.stroke();
    pen.beginPath();
    pen.moveTo(0, -long * 0.2);
    pen.lineTo(0, -long * 0.84);
    pen.stroke();
    pen.restore();
  }
}

function paintStem(sitter: Sitter): void {
  const { pen, colour } = sitter;
  pen.lineCap = 'round';
  pen.strokeStyle = colour([66, 112, 48]);
  pen.lineWidth = 0.026;
  pen.beginPath();
  pen.moveTo(0.03, 0.06);
  pen.quadraticCurveTo(-0.035, -0.3, 0, -0.7);
  pen.stroke();
  for (const [side, at, size] of [
    [1, -0.2, 1],
    [-1, -0.36, 0.8],
  ] as const) {
    pen.fillStyle = roundLight(sitter, [84, 138, 56], [side * 0.13, at - 0.06, 0.16]);
    pen.beginPath();
    pen.moveTo(-0.005, at);
    pen.bezierCurveTo(
      side * 0.08 * size,
      at - 0.16 * size,
      side * 0.24 * size,
      at - 0.14 * size,
      side * 0.3 * size,
      at - 0.17 * size,
    );
    pen.bezierCurveTo(side * 0.28 * size, at + 0.01, side * 0.12 * size, at + 0.05, -0.005, at);
    pen.fill();
  }
}
