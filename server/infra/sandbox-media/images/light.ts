import { mix, type Rgb, scale } from './colour.ts';
import type { Time } from './read-scene.ts';

/** What the hour does to colours. */
export type Light = {
  /** From the zenith down to the horizon. */
  sky: readonly [Rgb, Rgb, Rgb, Rgb];
  sun: Rgb;
  cloudLit: Rgb;
  cloudShade: Rgb;
  /** What lies far away fades into this. */
  haze: Rgb;
  /** What a white sheet of paper would look like. */
  ambient: Rgb;
  /** How much of the sky is clouds, 0 to 1. */
  clouds: number;
};

export const LIGHTS: Readonly<Record<Time, Light>> = {
  dawn: {
    sky: [
      [84, 122, 186],
      [156, 164, 208],
      [240, 190, 196],
      [255, 222, 184],
    ],
    sun: [255, 240, 214],
    cloudLit: [255, 226, 214],
    cloudShade: [150, 142, 184],
    haze: [236, 208, 206],
    ambient: [232, 214, 218],
    clouds: 0.45,
  },
  day: {
    sky: [
      [38, 98, 186],
      [84, 146, 218],
      [150, 196, 238],
      [218, 234, 246],
    ],
    sun: [255, 251, 236],
    cloudLit: [255, 255, 255],
    cloudShade: [160, 178, 204],
    haze: [196, 216, 236],
    ambient: [255, 252, 246],
    clouds: 0.5,
  },
  sunset: {
    sky: [
      [40, 38, 98],
      [124, 58, 118],
      [234, 106, 92],
      [255, 186, 98],
    ],
    sun: [255, 232, 170],
    cloudLit: [255, 170, 110],
    cloudShade: [98, 58, 104],
    haze: [226, 136, 108],
    ambient: [206, 150, 142],
    clouds: 0.55,
  },
  night: {
    sky: [
      [6, 9, 28],
      [12, 20, 52],
      [26, 40, 84],
      [50, 70, 116],
    ],
    sun: [238, 242, 255],
    cloudLit: [70, 86, 128],
    cloudShade: [22, 30, 58],
    haze: [38, 54, 94],
    ambient: [84, 100, 146],
    clouds: 0.3,
  },
};

/** A thing's own colour under this light; `distance` 0 is at hand, 1 is lost in the haze. */
export function lit(colour: Rgb, light: Light, distance = 0): Rgb {
  const [red, green, blue] = light.ambient;
  const shown: Rgb = [(colour[0] * red) / 255, (colour[1] * green) / 255, (colour[2] * blue) / 255];
  return mix(shown, light.haze, distance);
}

/** The same light under a covered sky. */
export function overcast(light: Light): Light {
  const grey = (colour: Rgb): Rgb => {
    const even = (colour[0] + colour[1] + colour[2]) / 3;
    return scale(mix(colour, [even, even, even * 1.06], 0.7), 0.82);
  };
  const [zenith, high, low, horizon] = light.sky;
  return {
    ...light,
    sky: [grey(zenith), grey(high), grey(low), grey(horizon)],
    cloudLit: grey(light.cloudLit),
    cloudShade: scale(grey(light.cloudShade), 0.85),
    haze: grey(light.haze),
    ambient: scale(light.ambient, 0.85),
    clouds: 0.9,
  };
}
