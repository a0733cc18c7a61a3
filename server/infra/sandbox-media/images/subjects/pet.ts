import { mix, type Rgb, scale } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { atSpot, outline, oval, roundLight, type Sitter, shadow, type Spot } from './model.ts';

const BODY = [
  [-0.12, -0.58],
  [0.12, -0.58],
  [0.2, -0.36],
  [0.27, -0.12],
  [0.2, 0.01],
  [-0.2, 0.01],
  [-0.27, -0.12],
  [-0.2, -0.36],
] as const;

type Pet = { fur: Rgb; belly: Rgb; eyes: Rgb; ears: 'pointed' | 'hanging'; snout: number };

export function paintCat(easel: Easel, spot: Spot): void {
  const fur = easel.scene.colour ?? easel.random.pick<Rgb>([FUR.ginger, FUR.grey, FUR.tabby]);
  paintPet(easel, spot, {
    fur,
    belly: mix(fur, [255, 246, 232], 0.62),
    eyes: EYES,
    ears: 'pointed',
    snout: 0.05,
  });
}

export function paintDog(easel: Easel, spot: Spot): void {
  const fur = easel.scene.colour ?? easel.random.pick<Rgb>([FUR.golden, FUR.tabby, FUR.grey]);
  paintPet(easel, spot, { fur, belly: mix(fur, CREAM, 0.7), eyes: BROWN, ears: 'hanging', snout: 0.085 });
}

export function paintFox(easel: Easel, spot: Spot): void {
  const fur = easel.scene.colour ?? FUR.fox;
  paintPet(easel, spot, { fur, belly: CREAM, eyes: [206, 142, 46], ears: 'pointed', snout: 0.07 });
}

const BROWN: Rgb = [84, 52, 30];
const CREAM: Rgb = [252, 244, 230];
const EYES: Rgb = [126, 190, 92];
const FUR: Readonly<Record<'ginger' | 'grey' | 'tabby' | 'fox' | 'golden', Rgb>> = {
  ginger: [222, 138, 66],
  grey: [128, 132, 144],
  tabby: [134, 106, 82],
  fox: [214, 98, 42],
  golden: [216, 168, 96],
};

/** Sits and looks at us. */
function paintPet(easel: Easel, spot: Spot, pet: Pet): void {
  atSpot(easel, spot, (sitter) => {
    const { pen, colour } = sitter;
    shadow(sitter, 0.42);
    pen.lineCap = 'round';
    pen.strokeStyle = colour(pet.fur, 0.82);
    pen.lineWidth = 0.085;
    pen.beginPath();
    pen.moveTo(0.18, -0.04);
    pen.bezierCurveTo(0.46, 0.02, 0.44, -0.2, 0.36, -0.3);
    pen.stroke();
    outline(pen, BODY);
    pen.fillStyle = roundLight(sitter, pet.fur, [0, -0.28, 0.34]);
    pen.fill();
    comb(sitter, pet.fur, BODY);
    oval(pen, colour(pet.belly, 0.96), [0, -0.3, 0.1, 0.2]);
    for (const side of [-1, 1]) {
      oval(pen, roundLight(sitter, pet.fur, [side * 0.09, -0.14, 0.16]), [side * 0.09, -0.15, 0.066, 0.16]);
      oval(pen, colour(pet.belly), [side * 0.095, -0.012, 0.075, 0.036]);
    }
    paintHead(sitter, pet);
  });
}

function paintHead(sitter: Sitter, pet: Pet): void {
  const { pen, colour } = sitter;
  for (const side of [-1, 1]) paintEar(sitter, pet, side);
  oval(pen, roundLight(sitter, pet.fur, [0, -0.72, 0.24]), [0, -0.71, 0.235, 0.2]);
  comb(sitter, pet.fur, [
    [-0.2, -0.86],
    [0.2, -0.86],
    [0.25, -0.66],
    [0, -0.5],
    [-0.25, -0.66],
  ]);
  pen.strokeStyle = colour(pet.fur, 0.5);
  pen.lineWidth = 0.016;
  if (pet.snout !== 0.07)
    for (const x of [-0.06, 0, 0.06]) {
      pen.beginPath();
      pen.moveTo(x, -0.895);
      pen.lineTo(x * 0.7, -0.81);
      pen.stroke();
    }
  for (const side of [-1, 1]) {
    oval(pen, colour(pet.belly), [side * 0.056, -0.615, 0.08, 0.062]);
    oval(pen, '#1c1a20', [side * 0.105, -0.725, 0.056, 0.052]);
    oval(pen, colour(pet.eyes, 1.15), [side * 0.105, -0.725, 0.047, 0.045]);
    oval(pen, '#0c0c10', [side * 0.102, -0.725, pet.ears === 'pointed' ? 0.017 : 0.03, 0.036]);
    oval(pen, '#ffffff', [side * 0.105 + 0.014, -0.744, 0.012, 0.012]);
  }
  oval(pen, colour(pet.belly), [0, -0.575, 0.055, 0.036]);
  oval(pen, pet.snout > 0.06 ? '#241c1e' : colour([216, 118, 122]), [
    0,
    -0.655,
    pet.snout * 0.62,
    pet.snout * 0.42,
  ]);
  pen.strokeStyle = 'rgba(40,24,24,0.7)';
  pen.lineWidth = 0.009;
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.moveTo(0, -0.635);
    pen.quadraticCurveTo(side * 0.01, -0.59, side * 0.06, -0.6);
    pen.stroke();
    if (pet.snout > 0.06) continue;
    for (const droop of [-0.02, 0.01, 0.04]) {
      pen.beginPath();
      pen.moveTo(side * 0.09, -0.62 + droop * 0.5);
      pen.quadraticCurveTo(side * 0.22, -0.64 + droop, side * 0.34, -0.62 + droop * 2);
      pen.strokeStyle = 'rgba(250,248,244,0.75)';
      pen.lineWidth = 0.005;
      pen.stroke();
    }
  }
}

function paintEar({ pen, colour }: Sitter, { fur, ears }: Pet, side: number): void {
  if (ears === 'hanging') {
    oval(pen, colour(fur, 0.62), [side * 0.22, -0.7, 0.07, 0.16, side * -0.28]);
    return;
  }
  for (const [size, shade] of [
    [1, colour(fur, 0.9)],
    [0.6, colour([226, 150, 142], 0.9)],
  ] as const) {
    pen.fillStyle = shade;
    pen.beginPath();
    pen.moveTo(side * (0.15 - 0.1 * size), -0.84);
    pen.quadraticCurveTo(side * 0.14, -0.84 - 0.2 * size, side * (0.15 + 0.05 * size), -0.84 - 0.19 * size);
    pen.quadraticCurveTo(side * (0.16 + 0.1 * size), -0.86, side * (0.15 + 0.08 * size), -0.76);
    pen.fill();
  }
}

/** Short hairs inside an outline. */
function comb(
  { pen, easel, colour }: Sitter,
  fur: Rgb,
  inside: readonly (readonly [number, number])[],
): void {
  const { random } = easel;
  pen.save();
  outline(pen, inside);
  pen.clip();
  pen.lineWidth = 0.004;
  for (let count = 0; count < 700; count += 1) {
    const [x, y] = [random.between(-0.3, 0.3), random.between(-0.95, 0.02)];
    pen.strokeStyle = colour(scale(fur, random.between(0.55, 1.35)));
    pen.globalAlpha = 0.35;
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + x * 0.1 + random.between(-0.01, 0.01), y + random.between(0.015, 0.04));
    pen.stroke();
  }
  pen.restore();
}
