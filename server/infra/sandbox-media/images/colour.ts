/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const t = clamp(share, 0, 1);
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t];
}

/** Brighter above 1, darker below. */
export function scale([red, green, blue]: Rgb, factor: number): Rgb {
  return [clamp(red * factor, 0, 255), clamp(green * factor, 0, 255), clamp(blue * factor, 0, 255)];
}

export function css([red, green, blue]: Rgb, alpha = 1): string {
  return `rgba(${Math.round(red)},${Math.round(green)},${Math.round(blue)},${alpha})`;
}

/** 0 to 1, as bright as an eye finds it. */
export function brightness(red: number, green: number, blue: number): number {
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** `hue` in degrees, the others 0 to 1. */
export function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const k = (offset + hue / 30 + 12) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}

/** The colour of a gradient whose stops are evenly spaced, `at` between 0 and 1. */
export function gradientAt(stops: readonly [Rgb, ...Rgb[]], at: number): Rgb {
  const place = clamp(at, 0, 1) * (stops.length - 1);
  const from = stops[Math.floor(place)] ?? stops[0];
  const to = stops[Math.ceil(place)] ?? from;
  return mix(from, to, place - Math.floor(place));
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** 0 below `low`, 1 above `high`, an S-curve between. */
export function smoothstep(low: number, high: number, value: number): number {
  const t = clamp((value - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}
