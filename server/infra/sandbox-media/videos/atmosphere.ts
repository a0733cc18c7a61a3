import type { SKRSContext2D } from '@napi-rs/canvas';
import { findWords } from '../images/find-words.ts';
import type { Random } from '../random.ts';

type Kind = 'snow' | 'rain' | 'embers' | 'stars' | 'dust';
type Mote = { x: number; y: number; size: number; speed: number; phase: number };

const WORDS = {
  snow: 'snow snowy snowfall winter blizzard 雪',
  rain: 'rain rainy storm drizzle 雨',
  embers: 'fire embers sparks flames campfire volcano candle lava',
  stars: 'stars starry space galaxy magic magical glitter fireflies neon',
} as const;
const COUNTS: Readonly<Record<Kind, number>> = { snow: 130, rain: 170, embers: 60, stars: 45, dust: 34 };

/** Draws what moves in the air before the picture. */
export type Atmosphere = (pen: SKRSContext2D, seconds: number) => void;

export function createAtmosphere(prompt: string, random: Random, width: number, height: number): Atmosphere {
  const kind: Kind = findWords(prompt, WORDS)[0] ?? 'dust';
  const motes: Mote[] = Array.from({ length: COUNTS[kind] }, () => ({
    x: random.next(),
    y: random.next(),
    size: 0.3 + random.next() ** 3,
    speed: random.between(0.6, 1.4),
    phase: random.between(0, 2 * Math.PI),
  }));
  const unit = Math.min(width, height) / 100;
  return (pen, seconds) => {
    for (const mote of motes) DRAW[kind](pen, mote, seconds, { width, height, unit });
  };
}

type Frame = { width: number; height: number; unit: number };

const DRAW: Readonly<Record<Kind, (pen: SKRSContext2D, mote: Mote, seconds: number, frame: Frame) => void>> =
  {
    snow: (pen, mote, seconds, frame) =>
      dot(pen, mote, frame, {
        x: mote.x + 0.02 * Math.sin(seconds * 1.3 + mote.phase),
        y: mote.y + seconds * 0.1 * mote.speed * (0.5 + mote.size),
        colour: 'rgba(255,255,255,0.85)',
        radius: 0.6,
      }),
    rain(pen, mote, seconds, { width, height, unit }) {
      const [x, y] = [wrap(mote.x - seconds * 0.06), wrap(mote.y + seconds * (1.3 + mote.size))];
      pen.strokeStyle = 'rgba(220,232,250,0.34)';
      pen.lineWidth = unit * 0.16;
      pen.beginPath();
      pen.moveTo(x * width, y * height);
      pen.lineTo(x * width - unit * 0.5, y * height + unit * (3 + 4 * mote.size));
      pen.stroke();
    },
    embers: (pen, mote, seconds, frame) =>
      dot(pen, mote, frame, {
        x: mote.x + 0.03 * Math.sin(seconds * 1.7 + mote.phase),
        y: mote.y - seconds * 0.13 * mote.speed,
        colour: `rgba(255,${150 + Math.round(60 * mote.size)},60,${0.45 + 0.4 * Math.sin(seconds * 5 + mote.phase)})`,
        radius: 0.45,
      }),
    stars: (pen, mote, seconds, frame) =>
      dot(pen, mote, frame, {
        x: mote.x,
        y: mote.y,
        colour: `rgba(255,250,220,${0.35 + 0.35 * Math.sin(seconds * 3 * mote.speed + mote.phase)})`,
        radius: 0.4,
      }),
    dust: (pen, mote, seconds, frame) =>
      dot(pen, mote, frame, {
        x: mote.x + seconds * 0.014 * mote.speed,
        y: mote.y - seconds * 0.01 + 0.012 * Math.sin(seconds + mote.phase),
        colour: `rgba(255,244,214,${0.16 + 0.14 * Math.sin(seconds * 1.4 + mote.phase)})`,
        radius: 0.6,
      }),
  };

function dot(
  pen: SKRSContext2D,
  { size }: Mote,
  { width, height, unit }: Frame,
  { x, y, colour, radius }: { x: number; y: number; colour: string; radius: number },
): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(wrap(x) * width, wrap(y) * height, unit * radius * size, 0, 2 * Math.PI);
  pen.fill();
}

function wrap(place: number): number {
  return place - Math.floor(place);
}

/** Laid over every frame, like the mark. */
export function paintDarkCorners(pen: SKRSContext2D, width: number, height: number): void {
  const far = Math.hypot(width, height) / 2;
  const shade = pen.createRadialGradient(width / 2, height / 2, far * 0.55, width / 2, height / 2, far);
  shade.addColorStop(0, 'rgba(8,6,18,0)');
  shade.addColorStop(1, 'rgba(8,6,18,0.4)');
  pen.fillStyle = shade;
  pen.fillRect(0, 0, width, height);
}
