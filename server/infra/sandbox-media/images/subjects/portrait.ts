import { mix, type Rgb } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { atSpot, outline, oval, roundLight, type Sitter, type Spot } from './model.ts';

type Looks = { skin: Rgb; hair: Rgb; dress: Rgb; eyes: Rgb; long: boolean };

/** Head and shoulders of somebody who looks at us. */
export function paintPortrait(easel: Easel, spot: Spot): void {
  paintSitter(easel, spot, easel.random.next() < 0.85);
}

export function paintMan(easel: Easel, spot: Spot): void {
  paintSitter(easel, spot, false);
}

function paintSitter(easel: Easel, spot: Spot, long: boolean): void {
  const { random, scene } = easel;
  const looks: Looks = {
    skin: random.pick<Rgb>([
      [244, 206, 176],
      [222, 170, 132],
      [176, 120, 84],
      [118, 78, 56],
    ]),
    hair: random.pick<Rgb>([
      [58, 40, 32],
      [28, 26, 32],
      [132, 78, 40],
      [196, 152, 92],
      [146, 58, 38],
    ]),
    dress: scene.colour ?? random.pick<Rgb>([TEAL, WINE, NAVY, OCHRE]),
    eyes: random.pick<Rgb>([
      [92, 62, 40],
      [70, 110, 140],
      [84, 116, 76],
    ]),
    long,
  };
  atSpot(easel, spot, (sitter) => {
    paintHairBehind(sitter, looks);
    paintShoulders(sitter, looks);
    paintFace(sitter, looks);
    paintFringe(sitter, looks);
  });
}

const TEAL: Rgb = [36, 112, 116];
const WINE: Rgb = [142, 40, 62];
const NAVY: Rgb = [44, 60, 104];
const OCHRE: Rgb = [206, 150, 62];

function paintHairBehind(sitter: Sitter, { hair, long }: Looks): void {
  const { pen } = sitter;
  const end = long ? -0.2 : -0.5;
  outline(pen, [
    [-0.17, -0.93],
    [0, -0.98],
    [0.17, -0.93],
    [0.26, -0.74],
    [long ? 0.29 : 0.2, end],
    [0, end],
    [long ? -0.29 : -0.2, end],
    [-0.26, -0.74],
  ]);
  pen.fillStyle = roundLight(sitter, mix(hair, [0, 0, 0], 0.25), [0, -0.7, 0.36]);
  pen.fill();
}

function paintShoulders(sitter: Sitter, { skin, dress }: Looks): void {
  const { pen, colour } = sitter;
  outline(pen, [
    [-0.13, -0.3],
    [0.13, -0.3],
    [0.36, -0.22],
    [0.46, 0.1],
    [-0.46, 0.1],
    [-0.36, -0.22],
  ]);
  pen.fillStyle = roundLight(sitter, dress, [0, -0.1, 0.5]);
  pen.fill();
  const neck = pen.createLinearGradient(0, -0.46, 0, -0.24);
  neck.addColorStop(0, colour(skin, 0.62));
  neck.addColorStop(1, colour(skin, 0.95));
  outline(pen, [
    [-0.085, -0.5],
    [0.085, -0.5],
    [0.09, -0.3],
    [0.12, -0.235],
    [0, -0.13],
    [-0.12, -0.235],
    [-0.09, -0.3],
  ]);
  pen.fillStyle = neck;
  pen.fill();
}

function paintFace(sitter: Sitter, { skin, hair, eyes }: Looks): void {
  const { pen, colour } = sitter;
  for (const side of [-1, 1]) oval(pen, colour(skin, 0.84), [side * 0.172, -0.63, 0.026, 0.046]);
  outline(pen, [
    [-0.13, -0.89],
    [0.13, -0.89],
    [0.2, -0.7],
    [0.165, -0.5],
    [0.05, -0.385],
    [-0.05, -0.385],
    [-0.165, -0.5],
    [-0.2, -0.7],
  ]);
  pen.fillStyle = roundLight(sitter, skin, [0, -0.65, 0.28]);
  pen.fill();
  for (const side of [-1, 1]) {
    oval(pen, 'rgba(222,92,84,0.13)', [side * 0.1, -0.56, 0.055, 0.04]);
    paintEye(sitter, eyes, side * 0.076);
    pen.strokeStyle = colour(hair, 0.8);
    pen.lineWidth = 0.014;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.moveTo(side * 0.034, -0.72);
    pen.quadraticCurveTo(side * 0.08, -0.748, side * 0.125, -0.717);
    pen.stroke();
  }
  pen.strokeStyle = colour(skin, 0.66);
  pen.lineWidth = 0.009;
  pen.beginPath();
  pen.moveTo(0.012, -0.65);
  pen.quadraticCurveTo(0.03, -0.575, 0.026, -0.562);
  pen.quadraticCurveTo(0.004, -0.545, -0.022, -0.56);
  pen.stroke();
  const lips: Rgb = mix(skin, [176, 52, 62], 0.62);
  pen.fillStyle = colour(lips);
  pen.beginPath();
  pen.moveTo(-0.066, -0.49);
  pen.quadraticCurveTo(-0.025, -0.515, 0, -0.503);
  pen.quadraticCurveTo(0.025, -0.515, 0.066, -0.49);
  pen.quadraticCurveTo(0, -0.44, -0.066, -0.49);
  pen.fill();
  pen.strokeStyle = colour(lips, 0.55);
  pen.lineWidth = 0.006;
  pen.beginPath();
  pen.moveTo(-0.064, -0.491);
  pen.quadraticCurveTo(0, -0.474, 0.064, -0.491);
  pen.stroke();
}

function paintEye({ pen, colour }: Sitter, eyes: Rgb, x: number): void {
  pen.save();
  pen.beginPath();
  pen.moveTo(x - 0.044, -0.662);
  pen.quadraticCurveTo(x, -0.705, x + 0.044, -0.662);
  pen.quadraticCurveTo(x, -0.634, x - 0.044, -0.662);
  pen.fillStyle = colour([250, 248, 246]);
  pen.fill();
  pen.clip();
  oval(pen, colour(eyes, 0.7), [x, -0.667, 0.0235, 0.0235]);
  oval(pen, colour(eyes, 1.25), [x, -0.663, 0.0165, 0.0165]);
  oval(pen, '#0a0a0e', [x, -0.667, 0.0105, 0.0105]);
  oval(pen, '#ffffff', [x + 0.009, -0.676, 0.006, 0.006]);
  pen.restore();
  pen.strokeStyle = 'rgba(24,16,18,0.92)';
  pen.lineWidth = 0.0095;
  pen.beginPath();
  pen.moveTo(x - 0.046, -0.661);
  pen.quadraticCurveTo(x, -0.706, x + 0.046, -0.661);
  pen.stroke();
}

function paintFringe(sitter: Sitter, { hair }: Looks): void {
  const { pen, colour, easel } = sitter;
  outline(pen, [
    [-0.16, -0.96],
    [0.02, -0.995],
    [0.18, -0.95],
    [0.255, -0.76],
    [0.225, -0.55],
    [0.19, -0.72],
    [0.1, -0.81],
    [-0.06, -0.84],
    [-0.17, -0.73],
    [-0.215, -0.55],
    [-0.255, -0.76],
  ]);
  pen.fillStyle = roundLight(sitter, hair, [0, -0.86, 0.26]);
  pen.fill();
  pen.save();
  pen.clip();
  pen.lineWidth = 0.004;
  for (let strand = 0; strand < 150; strand += 1) {
    const from = easel.random.between(-0.28, 0.28);
    pen.strokeStyle = colour(hair, easel.random.between(0.5, 1.8));
    pen.globalAlpha = 0.4;
    pen.beginPath();
    pen.moveTo(-0.03 + from * 0.15, -0.99);
    pen.quadraticCurveTo(from * 0.95, -0.96, from * 1.02, -0.5);
    pen.stroke();
  }
  pen.restore();
}
