import type { Rgb } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { atSpot, oval, shadow, type Sitter, type Spot } from './model.ts';

/** A cottage with two lit windows and smoke from its chimney. */
export function paintHouse(easel: Easel, spot: Spot): void {
  const wall: Rgb = easel.scene.colour ?? [236, 222, 196];
  const roof: Rgb = easel.scene.snow ? [240, 245, 252] : [150, 66, 48];
  atSpot(easel, spot, (sitter) => {
    const { pen, colour } = sitter;
    shadow(sitter, 0.8);
    paintSmoke(sitter);
    pen.fillStyle = colour([122, 84, 70]);
    pen.fillRect(0.2, -0.98, 0.1, 0.3);
    pen.fillStyle = colour(wall);
    pen.fillRect(-0.5, -0.5, 0.66, 0.5);
    pen.fillStyle = colour(wall, 0.68);
    pen.fillRect(0.16, -0.5, 0.34, 0.5);
    pen.beginPath();
    pen.moveTo(0.16, -0.5);
    pen.lineTo(0.33, -0.86);
    pen.lineTo(0.5, -0.5);
    pen.fill();
    pen.fillStyle = colour(roof);
    pen.beginPath();
    pen.moveTo(-0.57, -0.48);
    pen.lineTo(-0.38, -0.9);
    pen.lineTo(0.34, -0.9);
    pen.lineTo(0.15, -0.48);
    pen.fill();
    pen.strokeStyle = colour(roof, 0.6);
    pen.lineWidth = 0.05;
    pen.beginPath();
    pen.moveTo(0.14, -0.47);
    pen.lineTo(0.335, -0.9);
    pen.lineTo(0.53, -0.47);
    pen.stroke();
    pen.fillStyle = colour([88, 58, 40]);
    pen.fillRect(-0.09, -0.3, 0.13, 0.3);
    oval(pen, '#e8c86a', [0.02, -0.15, 0.011, 0.011]);
    for (const x of [-0.4, -0.24]) paintWindow(sitter, x);
    paintWindow(sitter, 0.27);
  });
}

function paintWindow({ pen, easel, colour }: Sitter, left: number): void {
  pen.fillStyle = colour([250, 246, 236], 0.9);
  pen.fillRect(left - 0.012, -0.372, 0.134, 0.174);
  pen.fillStyle = easel.scene.time === 'day' ? colour([120, 164, 196]) : '#ffd98a';
  pen.fillRect(left, -0.36, 0.11, 0.15);
  pen.fillStyle = colour([250, 246, 236], 0.9);
  pen.fillRect(left + 0.049, -0.36, 0.012, 0.15);
  pen.fillRect(left, -0.292, 0.11, 0.012);
}

function paintSmoke({ pen, easel }: Sitter): void {
  for (let puff = 0; puff < 14; puff += 1) {
    const rise = puff / 14;
    const x = 0.25 + rise * 0.3 + easel.random.between(-0.03, 0.03);
    oval(pen, `rgba(236,236,242,${0.3 * (1 - rise)})`, [
      x,
      -1 - rise * 0.7,
      0.05 + rise * 0.1,
      0.045 + rise * 0.08,
    ]);
  }
}
