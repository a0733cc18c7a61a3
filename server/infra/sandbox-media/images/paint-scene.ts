import type { Canvas } from '@napi-rs/canvas';
import { createEasel, type Easel } from './easel.ts';
import { paintCity } from './places/city.ts';
import { paintConifer } from './places/conifers.ts';
import { paintDesert } from './places/desert.ts';
import { paintForest } from './places/forest.ts';
import { paintMeadow } from './places/meadow.ts';
import { paintMountains } from './places/mountains.ts';
import { paintRoom } from './places/room.ts';
import { paintSky } from './places/sky.ts';
import { paintSpace } from './places/space.ts';
import { paintWater } from './places/water.ts';
import { paintWeather } from './places/weather.ts';
import type { Place } from './read-scene.ts';
import { paintSubjects } from './subjects/paint-subjects.ts';

const PLACES: Readonly<Record<Place, (easel: Easel) => void>> = {
  mountains: underSky(paintMountains, paintMeadowWithTrees),
  city: underSky(paintCity),
  forest: underSky(paintForest),
  meadow: underSky(paintMeadow),
  desert: underSky(paintDesert),
  sea: underSky(() => undefined),
  space: paintSpace,
  room: paintRoom,
};

/** The picture that the prompt's words describe, from the sky to what is in front, before any style. */
export function paintScene(prompt: string, width: number, height: number): Canvas {
  const easel = createEasel(prompt, width, height);
  PLACES[easel.scene.place](easel);
  paintSubjects(easel);
  paintWeather(easel);
  return easel.canvas;
}

/** `far` stands on the horizon; before it lies water, or else `near`. */
function underSky(far: (easel: Easel) => void, near: (easel: Easel) => void = () => undefined) {
  return (easel: Easel): void => {
    paintSky(easel);
    far(easel);
    if (easel.scene.water) paintWater(easel);
    else near(easel);
  };
}

function paintMeadowWithTrees(easel: Easel): void {
  paintMeadow(easel);
  const { width, height, horizon, random, unit } = easel;
  for (let count = 0; count < 16; count += 1) {
    const near = count / 15;
    const side = random.next() < 0.5 ? random.between(-0.02, 0.26) : random.between(0.74, 1.02);
    const y = horizon + (height - horizon) * (0.1 + 0.5 * near);
    const tall = unit * (8 + 24 * near) * random.between(0.8, 1.2);
    paintConifer(easel, { x: width * side, y, tall, distance: 0.3 * (1 - near) });
  }
}
