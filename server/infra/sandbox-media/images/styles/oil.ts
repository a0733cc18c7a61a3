import { createCanvas } from '@napi-rs/canvas';
import { css, scale } from '../colour.ts';
import { blurred, brightnessOf, colourOf, type Picture, pixelsOf, slopesOf } from './picture.ts';

/** Broad strokes first, finer ones where the picture changes; each follows the form that it paints. */
export function oil(picture: Picture) {
  const { width, height, unit, random } = picture;
  const painting = createCanvas(width, height);
  const pen = painting.getContext('2d');
  pen.fillStyle = '#6b543e';
  pen.fillRect(0, 0, width, height);
  pen.lineCap = 'round';
  for (const { size, detail } of [
    { size: 5.2, detail: 0 },
    { size: 2.6, detail: 0.012 },
    { size: 1.3, detail: 0.045 },
    { size: 0.65, detail: 0.1 },
  ]) {
    const wide = size * unit;
    const soft = pixelsOf({ ...picture, canvas: blurred(picture, wide * 0.4) });
    const { across, down } = slopesOf(brightnessOf(soft), width, height);
    const gap = wide * 0.62;
    for (let row = 0; row < height + gap; row += gap) {
      for (let column = 0; column < width + gap; column += gap) {
        const x = column + random.between(-0.6, 0.6) * gap;
        const y = row + random.between(-0.6, 0.6) * gap;
        const at =
          Math.min(height - 1, Math.max(0, Math.round(y))) * width +
          Math.min(width - 1, Math.max(0, Math.round(x)));
        const [dx, dy] = [across[at] ?? 0, down[at] ?? 0];
        const change = Math.hypot(dx, dy);
        if (change * size < detail) continue;
        // Along the edge where there is one, else as the arm swings.
        const turn = change > 0.008 ? Math.atan2(dx, -dy) : 0.35 + random.between(-0.5, 0.5);
        const long = wide * random.between(1.2, 2.6);
        const colour = scale(colourOf(soft, width, height, x, y), random.between(0.88, 1.13));
        bristles(pen, {
          x,
          y,
          turn,
          long,
          wide,
          colour: css(colour, 0.9),
          ridge: css(scale(colour, 1.22), 0.5),
        });
      }
    }
  }
  return painting;
}

type Stroke = {
  x: number;
  y: number;
  turn: number;
  long: number;
  wide: number;
  colour: string;
  ridge: string;
};

function bristles(
  pen: Picture['canvas']['getContext'] extends (kind: '2d') => infer Pen ? Pen : never,
  stroke: Stroke,
): void {
  const { x, y, turn, long, wide } = stroke;
  const [dx, dy] = [(Math.cos(turn) * long) / 2, (Math.sin(turn) * long) / 2];
  for (const [offset, thick, colour] of [
    [0, wide * 0.85, stroke.colour],
    [-wide * 0.22, wide * 0.09, stroke.ridge],
  ] as const) {
    const [sx, sy] = [-Math.sin(turn) * offset, Math.cos(turn) * offset];
    pen.strokeStyle = colour;
    pen.lineWidth = thick;
    pen.beginPath();
    pen.moveTo(x - dx + sx, y - dy + sy);
    pen.quadraticCurveTo(x + sx - dy * 0.16, y + sy + dx * 0.16, x + dx + sx, y + dy + sy);
    pen.stroke();
  }
}
