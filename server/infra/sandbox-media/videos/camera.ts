import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Random } from '../random.ts';
import { findWords, type WordTable } from '../images/find-words.ts';

/** Where the camera looks: `x` and `y` move the picture by parts of its size, `turn` is in radians. */
type View = { zoom: number; x: number; y: number; turn: number };

export type Motion = 'zoom-in' | 'zoom-out' | 'left' | 'right' | 'rise' | 'sink' | 'orbit' | 'handheld';

/** Words that leave no doubt, and words that only say that the camera moves. */
const CERTAIN: WordTable<Motion> = {
  'zoom-in': 'zoom_in zooms_in zooming_in closer push_in pushes_in dolly_in close-up closeup',
  'zoom-out': 'zoom_out zooms_out zooming_out pull_back pulls_back pullback reveal reveals retreat',
  left: 'left leftwards leftward',
  right: 'right rightwards rightward',
  rise: 'rise rises rising up upward upwards ascend ascends lift crane',
  sink: 'down downward downwards descend descends sink sinks',
  orbit: 'orbit orbits orbiting around rotate rotates rotating spin spinning circle circles',
  handheld: 'handheld shaky shake',
};
const LIKELY: WordTable<Motion> = {
  'zoom-in': 'zoom zooms zooming approach dolly push forward forwards',
  'zoom-out': 'wide away',
  left: 'backwards',
  right: 'pan pans panning sideways slide slides track tracking drive drives',
  rise: 'drone fly flies flying tilt',
  sink: 'fall falls falling',
  orbit: 'turn turns turning',
  handheld: 'walk walks walking run runs running',
};

/** The edge beyond what is seen, so that no motion looks past the picture. */
export const MARGIN = 1.3;

const SPAN = 0.11;
const WIDE = 16 / 9;

const MOTIONS: Readonly<Record<Motion, (along: number) => View>> = {
  'zoom-in': (along) => ({ zoom: 1.02 + 0.26 * along, x: 0.012 * along, y: -0.02 * along, turn: 0 }),
  'zoom-out': (along) => ({ zoom: 1.28 - 0.26 * along, x: 0.012 * (1 - along), y: 0, turn: 0 }),
  left: (along) => ({ zoom: 1.24, x: SPAN * (2 * along - 1), y: 0, turn: 0 }),
  right: (along) => ({ zoom: 1.24, x: SPAN * (1 - 2 * along), y: 0, turn: 0 }),
  rise: (along) => ({ zoom: 1.24, x: 0, y: SPAN * (2 * along - 1), turn: 0 }),
  sink: (along) => ({ zoom: 1.24, x: 0, y: SPAN * (1 - 2 * along), turn: 0 }),
  orbit: (along) => ({
    zoom: 1.22 + 0.05 * Math.sin(along * Math.PI),
    x: 0.05 * Math.sin((along - 0.5) * Math.PI),
    y: -0.02 * Math.sin(along * Math.PI),
    turn: 0.05 * Math.sin((along - 0.5) * Math.PI),
  }),
  handheld: (along) => ({
    zoom: 1.14 + 0.05 * along,
    x: 0.014 * Math.sin(along * 17) + 0.008 * Math.sin(along * 41),
    y: 0.013 * Math.sin(along * 23 + 1) + 0.006 * Math.sin(along * 53),
    turn: 0.008 * Math.sin(along * 13),
  }),
};

/** The motion that the prompt asks for, else one by chance. */
export function chooseMotion(prompt: string, random: Random): Motion {
  const [certain] = findWords(prompt, CERTAIN);
  const [likely] = findWords(prompt, LIKELY);
  return certain ?? likely ?? random.pick<Motion>(['zoom-in', 'zoom-out', 'left', 'right', 'rise', 'orbit']);
}

/** Points the pen's axes so that a picture drawn at 0, 0 in the frame's size is seen as the camera sees it. */
export function aim(pen: SKRSContext2D, motion: Motion, along: number, width: number, height: number): void {
  const { zoom, x, y, turn } = MOTIONS[motion](ease(along));
  pen.translate(width / 2 + x * width, height / 2 + y * height);
  // A long frame leaves its picture sooner when it turns.
  pen.rotate(turn * Math.min(1, WIDE / Math.max(width / height, height / width)));
  pen.scale(zoom, zoom);
  pen.translate(-width / 2, -height / 2);
}

/** Starts and ends gently, and moves evenly in between. */
function ease(t: number): number {
  return t * 0.45 + t * t * (3 - 2 * t) * 0.55;
}
