import { mix, type Rgb, smoothstep } from '../colour.ts';
import { blurred, brightnessOf, edgesOf, type Picture, pixelsOf, recolour } from './picture.ts';

const PAPER: Rgb = [249, 246, 238];
const INK: Rgb = [28, 28, 36];
const USUAL_BRIGHTNESS = 0.62;

/** Pen and ink: outlines, and hatching that crosses where it is darker. */
export function lineArt(picture: Picture) {
  const { width, unit, noise } = picture;
  const soft = pixelsOf({ ...picture, canvas: blurred(picture, unit * 0.35) });
  const bright = brightnessOf(soft);
  const edges = edgesOf(picture, Math.max(0.6, unit * 0.1));
  const gap = Math.max(3, unit * 0.95);
  // A dark picture is drawn lighter: where all is hatched, nothing is seen.
  const exposure = Math.max(1, USUAL_BRIGHTNESS / meanOf(bright));
  return recolour(picture, (x, y) => {
    const at = y * width + x;
    const dark = 1 - Math.min(1, (bright[at] ?? 1) * exposure);
    const hand = noise.cloudy(x / unit / 4, y / unit / 4, 2) * gap * 0.9;
    let ink = smoothstep(0.2, 0.5, edges[at] ?? 0) * 0.95;
    for (const [from, turnX, turnY] of HATCHING) {
      if (dark < from) continue;
      const across = (((x * turnX + y * turnY + hand) % gap) + gap) % gap;
      const thick = gap * (0.16 + 0.3 * smoothstep(from, from + 0.3, dark));
      const line = 1 - smoothstep(thick * 0.5, thick * 0.5 + 1, Math.abs(across - gap / 2));
      ink = Math.max(ink, line * smoothstep(from, from + 0.08, dark) * 0.9);
    }
    const sheet = 0.985 + noise.cloudy(x / 3, y / 3, 2) * 0.03;
    const [red, green, blue] = mix(PAPER, INK, ink);
    return [red * sheet, green * sheet, blue * sheet];
  });
}

function meanOf(values: Float32Array): number {
  return Math.max(0.05, values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** From which darkness on lines are drawn, and the direction across them. */
const HATCHING = [
  [0.34, 0.7, 0.72],
  [0.52, 0.72, -0.7],
  [0.68, 0.06, 1],
  [0.82, 1, 0.05],
] as const;
