import type { Rgb } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { atSpot, oval, roundLight, type Sitter, shadow, type Spot } from './model.ts';

/** Friendly, of painted tin. */
export function paintRobot(easel: Easel, spot: Spot): void {
  const tin: Rgb = easel.scene.colour ?? easel.random.pick<Rgb>([TEAL, CREAM, CORAL]);
  atSpot(easel, spot, (sitter) => {
    shadow(sitter, 0.46, 0.5);
    for (const side of [-1, 1]) {
      plate(sitter, STEEL, [side * 0.11 - 0.035, -0.2, 0.07, 0.16]);
      plate(sitter, tin, [side * 0.12 - 0.085, -0.075, 0.17, 0.075]);
      paintArm(sitter, tin, side);
    }
    plate(sitter, STEEL, [-0.06, -0.68, 0.12, 0.12]);
    plate(sitter, tin, [-0.22, -0.6, 0.44, 0.42]);
    plate(sitter, [56, 62, 76], [-0.13, -0.5, 0.26, 0.16]);
    for (const [x, lamp] of [
      [-0.075, '#ff6b5e'],
      [0, '#ffd166'],
      [0.075, '#5fe0a5'],
    ] as const)
      oval(sitter.pen, lamp, [x, -0.42, 0.022, 0.022]);
    paintHead(sitter, tin);
  });
}

const STEEL: Rgb = [150, 158, 172];
const TEAL: Rgb = [72, 160, 168];
const CREAM: Rgb = [228, 216, 190];
const CORAL: Rgb = [222, 104, 84];

function paintHead(sitter: Sitter, tin: Rgb): void {
  const { pen, colour } = sitter;
  pen.strokeStyle = colour(STEEL);
  pen.lineWidth = 0.016;
  pen.beginPath();
  pen.moveTo(0, -0.93);
  pen.lineTo(0, -1);
  pen.stroke();
  oval(pen, '#ff6b5e', [0, -1.01, 0.024, 0.024]);
  for (const side of [-1, 1]) plate(sitter, STEEL, [side * 0.235 - 0.025, -0.85, 0.05, 0.12]);
  plate(sitter, tin, [-0.23, -0.94, 0.46, 0.29]);
  plate(sitter, [34, 42, 58], [-0.18, -0.89, 0.36, 0.19]);
  for (const side of [-1, 1]) {
    const x = side * 0.085;
    const glow = pen.createRadialGradient(x, -0.81, 0, x, -0.81, 0.075);
    glow.addColorStop(0, '#e6fcff');
    glow.addColorStop(0.42, '#74e6ff');
    glow.addColorStop(1, 'rgba(90,220,255,0)');
    oval(pen, glow, [x, -0.81, 0.075, 0.075]);
  }
  pen.strokeStyle = '#74e6ff';
  pen.lineWidth = 0.01;
  pen.beginPath();
  pen.arc(0, -0.77, 0.05, 0.35, Math.PI - 0.35);
  pen.stroke();
}

function paintArm(sitter: Sitter, tin: Rgb, side: number): void {
  const { pen, colour } = sitter;
  pen.strokeStyle = colour(STEEL, 0.9);
  pen.lineWidth = 0.055;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(side * 0.23, -0.54);
  pen.quadraticCurveTo(side * 0.36, -0.5, side * (side > 0 ? 0.37 : 0.33), side > 0 ? -0.72 : -0.3);
  pen.stroke();
  oval(pen, roundLight(sitter, tin, [side * 0.35, side > 0 ? -0.74 : -0.28, 0.06]), [
    side * (side > 0 ? 0.37 : 0.33),
    side > 0 ? -0.74 : -0.28,
    0.05,
    0.05,
  ]);
}

function plate(
  sitter: Sitter,
  own: Rgb,
  [left, top, wide, high]: readonly [number, number, number, number],
): void {
  const { pen, colour } = sitter;
  const shade = pen.createLinearGradient(left, top, left + wide, top + high);
  shade.addColorStop(0, colour(own, 1.22));
  shade.addColorStop(0.5, colour(own));
  shade.addColorStop(1, colour(own, 0.58));
  pen.fillStyle = shade;
  pen.beginPath();
  pen.roundRect(left, top, wide, high, Math.min(wide, high) * 0.22);
  pen.fill();
  pen.strokeStyle = colour(own, 0.42);
  pen.lineWidth = 0.006;
  pen.stroke();
}
