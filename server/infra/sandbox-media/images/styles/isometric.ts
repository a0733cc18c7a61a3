import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { brightness, css, mix, type Rgb, scale } from '../colour.ts';
import { blurred, colourOf, type Picture, pixelsOf } from './picture.ts';

const BLOCKS_ON_THE_SHORTER_SIDE = 36;

/** The picture as a model of blocks, seen from above at an angle: brighter blocks stand higher. */
export function isometric(picture: Picture) {
  const { width, height, unit } = picture;
  const shorter = Math.min(width, height);
  const columns = Math.round((BLOCKS_ON_THE_SHORTER_SIDE * width) / shorter);
  const rows = Math.round((BLOCKS_ON_THE_SHORTER_SIDE * height) / shorter);
  const pixels = pixelsOf({ ...picture, canvas: blurred(picture, unit * 0.6) });
  const model = createCanvas(width, height);
  const pen = model.getContext('2d');
  const ground = colourOf(pixels, width, height, width / 2, height * 0.1);
  const backdrop = pen.createLinearGradient(0, 0, 0, height);
  backdrop.addColorStop(0, css(mix(ground, [255, 255, 255], 0.74)));
  backdrop.addColorStop(1, css(mix(ground, [62, 60, 92], 0.6)));
  pen.fillStyle = backdrop;
  pen.fillRect(0, 0, width, height);
  // The model's plane leans back: its far edge is short, its near edge long.
  const block = (0.86 * width) / (columns + rows * 0.34);
  const [lean, drop] = [block * 0.34, (height * 0.72) / rows];
  const left = (width - columns * block - rows * lean) / 2 + rows * lean;
  const top = height * 0.2;
  paintTable(pen, { left, top, wide: columns * block, deep: rows * drop, lean: rows * lean, unit });
  for (let row = 0; row < rows; row += 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const own = colourOf(
        pixels,
        width,
        height,
        ((column + 0.5) / columns) * width,
        ((row + 0.5) / rows) * height,
      );
      const rise = block * (0.35 + 2.7 * brightness(own[0], own[1], own[2]));
      const x = left + column * block - row * lean;
      paintBlock(pen, { x, y: top + row * drop, block, lean, drop, rise, own });
    }
  }
  return model;
}

type Block = { x: number; y: number; block: number; lean: number; drop: number; rise: number; own: Rgb };

function paintBlock(pen: SKRSContext2D, { x, y, block, lean, drop, rise, own }: Block): void {
  const face = (shade: number, corners: readonly (readonly [number, number])[]): void => {
    pen.fillStyle = css(scale(own, shade));
    pen.strokeStyle = css(scale(own, shade * 0.86));
    pen.lineWidth = Math.max(0.4, block * 0.04);
    pen.beginPath();
    for (const [cornerX, cornerY] of corners) pen.lineTo(cornerX, cornerY);
    pen.closePath();
    pen.fill();
    pen.stroke();
  };
  const [nearX, nearY] = [x - lean, y + drop];
  face(0.52, [
    [x + block, y - rise],
    [nearX + block, nearY - rise],
    [nearX + block, nearY],
    [x + block, y],
  ]);
  face(0.74, [
    [nearX, nearY - rise],
    [nearX + block, nearY - rise],
    [nearX + block, nearY],
    [nearX, nearY],
  ]);
  face(1.1, [
    [x, y - rise],
    [x + block, y - rise],
    [nearX + block, nearY - rise],
    [nearX, nearY - rise],
  ]);
}

function paintTable(
  pen: SKRSContext2D,
  { left, top, wide, deep, lean, unit }: Record<'left' | 'top' | 'wide' | 'deep' | 'lean' | 'unit', number>,
): void {
  pen.save();
  pen.filter = `blur(${unit * 2}px)`;
  pen.fillStyle = 'rgba(24,20,48,0.5)';
  pen.beginPath();
  pen.moveTo(left, top + unit * 2);
  pen.lineTo(left + wide + unit * 3, top + unit * 2);
  pen.lineTo(left + wide - lean + unit * 3, top + deep + unit * 4);
  pen.lineTo(left - lean, top + deep + unit * 4);
  pen.fill();
  pen.restore();
}
