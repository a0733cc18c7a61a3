import type { Easel } from '../easel.ts';
import type { Subject } from '../read-scene.ts';
import { paintBalloon } from './balloon.ts';
import { paintBirds } from './birds.ts';
import { paintBoat } from './boat.ts';
import { paintCup } from './cup.ts';
import { paintFlower } from './flower.ts';
import { paintHouse } from './house.ts';
import { paintLighthouse } from './lighthouse.ts';
import type { Spot } from './model.ts';
import { paintCat, paintDog, paintFox } from './pet.ts';
import { paintMan, paintPortrait } from './portrait.ts';
import { paintRobot } from './robot.ts';
import { paintTree } from './tree.ts';

const PAINTERS: Readonly<Record<Subject, (easel: Easel, spot: Spot) => void>> = {
  cat: paintCat,
  dog: paintDog,
  fox: paintFox,
  man: paintMan,
  portrait: paintPortrait,
  robot: paintRobot,
  flower: paintFlower,
  tree: paintTree,
  lighthouse: paintLighthouse,
  house: paintHouse,
  boat: paintBoat,
  balloon: paintBalloon,
  birds: paintBirds,
  cup: paintCup,
};

/** How tall a subject is and where its foot stands, in parts of the picture's shorter side and height. */
const SIZES: Readonly<Record<Subject, { room: number; open: number; foot: number }>> = {
  cat: { room: 0.66, open: 0.46, foot: 0.9 },
  dog: { room: 0.68, open: 0.48, foot: 0.9 },
  fox: { room: 0.68, open: 0.48, foot: 0.9 },
  man: { room: 0.9, open: 0.84, foot: 1.02 },
  portrait: { room: 0.9, open: 0.84, foot: 1.02 },
  robot: { room: 0.82, open: 0.62, foot: 0.95 },
  flower: { room: 0.78, open: 0.66, foot: 0.98 },
  tree: { room: 0.7, open: 0.6, foot: 0.84 },
  lighthouse: { room: 0.6, open: 0.58, foot: 0.7 },
  house: { room: 0.4, open: 0.34, foot: 0.82 },
  boat: { room: 0.4, open: 0.36, foot: 0.8 },
  balloon: { room: 0.4, open: 0.42, foot: 0.5 },
  birds: { room: 0.3, open: 0.3, foot: 0.42 },
  cup: { room: 0.42, open: 0.36, foot: 0.9 },
};

/** One subject stands near the middle, away from the sun; two share the picture. The tallest comes first. */
export function paintSubjects(easel: Easel): void {
  const { width, height, unit, sun, scene } = easel;
  const away = sun.x < width / 2 ? 1 : -1;
  const room = scene.place === 'room' || scene.place === 'space';
  const painted = scene.subjects.toSorted((one, other) => SIZES[one].foot - SIZES[other].foot);
  for (const [index, subject] of painted.entries()) {
    const { foot, ...sizes } = SIZES[subject];
    const alone = room || subject === 'portrait' || subject === 'man' ? 0 : 0.13;
    const aside = painted.length === 1 ? alone : index === 0 ? 0.24 : -0.14;
    const tall = unit * 100 * (room ? sizes.room : sizes.open);
    PAINTERS[subject](easel, { x: width * (0.5 + away * aside), y: height * foot, tall });
  }
}
