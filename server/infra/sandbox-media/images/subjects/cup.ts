import type { Rgb } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { atSpot, oval, shadow, type Sitter, type Spot } from './model.ts';

/** A full cup on its saucer, steaming. */
export function paintCup(easel: Easel, spot: Spot): void {
  const clay: Rgb = easel.scene.colour ?? [236, 230, 220];
  atSpot(easel, spot, (sitter) => {
    const { pen, colour } = sitter;
    shadow(sitter, 0.85, 0.55);
    oval(pen, colour(clay, 0.7), [0, -0.05, 0.66, 0.1]);
    oval(pen, colour(clay, 0.94), [0, -0.07, 0.64, 0.09]);
    pen.strokeStyle = colour(clay, 0.78);
    pen.lineWidth = 0.07;
    pen.beginPath();
    pen.ellipse(0.44, -0.4, 0.16, 0.17, 0, -1.7, 1.9);
    pen.stroke();
    const body = pen.createLinearGradient(-0.44, 0, 0.44, 0);
    body.addColorStop(0, colour(clay, 0.66));
    body.addColorStop(0.3, colour(clay, 1.12));
    body.addColorStop(1, colour(clay, 0.5));
    pen.fillStyle = body;
    pen.beginPath();
    pen.moveTo(-0.44, -0.62);
    pen.bezierCurveTo(-0.44, -0.2, -0.3, -0.06, -0.18, -0.06);
    pen.lineTo(0.18, -0.06);
    pen.bezierCurveTo(0.3, -0.06, 0.44, -0.2, 0.44, -0.62);
    pen.fill();
    oval(pen, colour(clay, 1.1), [0, -0.62, 0.44, 0.1]);
    oval(pen, colour([74, 42, 24]), [0, -0.61, 0.4, 0.08]);
    oval(pen, colour([186, 130, 84], 0.95), [0.03, -0.6, 0.26, 0.048]);
    oval(pen, colour([74, 42, 24]), [0.05, -0.597, 0.15, 0.024]);
    paintSteam(sitter);
  });
}

function paintSteam({ pen, easel }: Sitter): void {
  pen.lineCap = 'round';
  for (let wisp = 0; wisp < 40; wisp += 1) {
    const x = easel.random.between(-0.16, 0.16);
    pen.strokeStyle = 'rgba(255,255,255,0.045)';
    pen.lineWidth = easel.random.between(0.02, 0.07);
    pen.beginPath();
    pen.moveTo(x, -0.66);
    pen.bezierCurveTo(x - 0.16, -0.9, x + 0.2, -1.05, x + easel.random.between(-0.08, 0.08), -1.32);
    pen.stroke();
  }
}
