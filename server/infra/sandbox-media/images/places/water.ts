import { clamp, mix, type Rgb, scale, smoothstep } from '../colour.ts';
import { type Easel, repaint } from '../easel.ts';

/** From the horizon down: mirrors what stands above it, in waves that grow as they come near. */
export function paintWater(easel: Easel): void {
  const { pen, width, height, horizon, noise, light, sun, unit, scene } = easel;
  const above = pen.getImageData(0, 0, width, horizon).data;
  const open = scene.place === 'sea';
  const deep = scene.time === 'night' ? scale(light.sky[1], 0.8) : mix(light.sky[0], [14, 66, 92], 0.45);
  const swell = open ? 1 : 0.4;
  repaint(easel, { left: 0, top: horizon, width, height: height - horizon }, (x, y) => {
    const near = (y - horizon) / (height - horizon);
    const size = 0.06 + near;
    const across = (x - width / 2) / unit / 9 / size + 60;
    const away = 5.5 / size + (near * height) / unit / 40;
    const wave = noise.cloudy(across, away * 4, 4);
    const lean = (wave - 0.5) * swell;
    const from = horizon - 2 - (y - horizon) * (open ? 0.9 : 1) * (1 + lean * 0.9) - lean * unit * 5;
    const beside = x + lean * unit * 7 * size;
    const mirrored = pixelAt(above, width, horizon, beside, from);
    const depth = clamp((open ? 0.3 : 0.16) + near * 0.42 - lean * 0.7, 0, 0.9);
    const path = Math.exp(-(((x - sun.x) / (width * (0.035 + 0.16 * near))) ** 2));
    const spark = scene.rain ? 0 : path * smoothstep(0.54, 0.66, wave) * (1 - near * 0.35);
    const foam = open ? smoothstep(0.7, 0.78, wave) * near * 0.55 : 0;
    return mix(mix(mix(mirrored, deep, depth), light.sun, spark), light.cloudLit, foam);
  });
}

function pixelAt(data: Uint8ClampedArray, width: number, height: number, x: number, y: number): Rgb {
  const column = clamp(Math.round(x), 0, width - 1);
  const row = clamp(Math.round(y), 0, height - 1);
  const at = (row * width + column) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}
