import type { Easel } from '../easel.ts';
import { atSpot, outline, oval, roundLight, type Sitter, type Spot } from './model.ts';

/** On its rock, with a beam where it is dark. */
export function paintLighthouse(easel: Easel, spot: Spot): void {
  const dark = easel.scene.time !== 'day';
  atSpot(easel, spot, (sitter) => {
    const { pen, colour } = sitter;
    if (dark) paintBeams(sitter);
    outline(pen, [
      [-0.14, -0.08],
      [0.12, -0.09],
      [0.34, 0.02],
      [0.5, 0.16],
      [0.2, 0.2],
      [-0.2, 0.2],
      [-0.52, 0.15],
      [-0.36, 0.02],
    ]);
    pen.fillStyle = roundLight(sitter, [96, 88, 84], [0, 0.04, 0.45]);
    pen.fill();
    tower(sitter, 0, 1);
    for (let band = 0; band < 5; band += 2)
      tower(sitter, band / 5, (band + 1) / 5, easel.scene.colour ?? [190, 52, 44]);
    pen.fillStyle = colour([44, 44, 54]);
    pen.fillRect(-0.1, -0.83, 0.2, 0.022);
    pen.fillStyle = dark ? '#ffe9a6' : colour([196, 220, 232]);
    pen.fillRect(-0.052, -0.925, 0.104, 0.095);
    pen.fillStyle = colour([44, 44, 54]);
    for (const x of [-0.056, -0.004, 0.048]) pen.fillRect(x, -0.925, 0.008, 0.095);
    pen.beginPath();
    pen.moveTo(-0.075, -0.922);
    pen.quadraticCurveTo(0, -1.02, 0.075, -0.922);
    pen.fill();
    pen.fillRect(-0.004, -1.03, 0.008, 0.05);
    for (const y of [-0.25, -0.5, -0.7]) oval(pen, colour([40, 42, 54]), [0.012, y, 0.015, 0.024]);
    if (dark) glow(sitter);
  });
}

function tower(
  { pen, colour }: Sitter,
  from: number,
  to: number,
  own?: readonly [number, number, number],
): void {
  const [low, high] = [-0.06 - from * 0.76, -0.06 - to * 0.76];
  const half = (at: number) => 0.115 - 0.047 * at;
  const paint = own ?? ([244, 240, 232] as const);
  const shade = pen.createLinearGradient(-0.11, 0, 0.11, 0);
  shade.addColorStop(0, colour(paint, 0.72));
  shade.addColorStop(0.35, colour(paint, 1.1));
  shade.addColorStop(1, colour(paint, 0.5));
  pen.fillStyle = shade;
  pen.beginPath();
  pen.moveTo(-half(from), low);
  pen.lineTo(-half(to), high);
  pen.lineTo(half(to), high);
  pen.lineTo(half(from), low);
  pen.fill();
}

function paintBeams({ pen }: Sitter): void {
  for (const side of [-1, 1]) {
    const beam = pen.createLinearGradient(0, 0, side * 1.5, 0);
    beam.addColorStop(0, 'rgba(255,238,176,0.7)');
    beam.addColorStop(1, 'rgba(255,238,176,0)');
    pen.fillStyle = beam;
    pen.beginPath();
    pen.moveTo(0, -0.88);
    pen.lineTo(side * 1.5, -1.08 + side * 0.06);
    pen.lineTo(side * 1.5, -0.8 + side * 0.06);
    pen.fill();
  }
}

function glow({ pen }: Sitter): void {
  const halo = pen.createRadialGradient(0, -0.88, 0, 0, -0.88, 0.24);
  halo.addColorStop(0, 'rgba(255,244,200,0.85)');
  halo.addColorStop(1, 'rgba(255,244,200,0)');
  oval(pen, halo, [0, -0.88, 0.24, 0.24]);
}
