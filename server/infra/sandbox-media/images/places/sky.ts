import { clamp, css, gradientAt, mix, type Rgb, smoothstep } from '../colour.ts';
import { type Easel, repaint } from '../easel.ts';

/** Air, clouds and whatever shines, down to the horizon. */
export function paintSky(easel: Easel): void {
  const { width, horizon, light, noise, sun, unit, scene } = easel;
  const reach = unit * (scene.time === 'day' ? 34 : 46);
  repaint(easel, { left: 0, top: 0, width, height: horizon + 1 }, (x, y) => {
    const air = gradientAt(light.sky, y / horizon);
    const distance = Math.hypot(x - sun.x, y - sun.y) / reach;
    const glow = scene.rain
      ? 0
      : Math.exp(-distance * distance * 1.6) * (scene.time === 'night' ? 0.3 : 0.75);
    return mix(air, light.sun, glow);
  });
  if (scene.time === 'night') paintStars(easel);
  if (!scene.rain) paintSun(easel);
  if (scene.aurora) paintAurora(easel);
  repaint(easel, { left: 0, top: 0, width, height: horizon + 1 }, (x, y, behind) => {
    // Clouds lie in a plane overhead: towards the horizon they look flatter and closer together.
    const height = 1.15 - y / horizon;
    const across = ((x - width / 2) / unit / 30) * (0.5 / height) + 40;
    const away = 2.2 / height + 9;
    const thickness = noise.cloudy(across, away, 5);
    const dense = smoothstep(0.72 - light.clouds * 0.34, 0.84 - light.clouds * 0.24, thickness);
    if (dense === 0) return null;
    const towardsSun = noise.cloudy(across + (sun.x - x) / width / 3, away + 0.16, 3);
    const bright = clamp(0.5 + (thickness - towardsSun) * 3.4, 0, 1);
    return mix(behind, mix(light.cloudShade, light.cloudLit, bright), dense * (0.35 + 0.6 * height));
  });
}

function paintStars({ pen, width, horizon, random, unit }: Easel): void {
  for (let count = 0; count < 420; count += 1) {
    const bright = random.next() ** 4;
    pen.fillStyle = css(random.pick([WHITE, WHITE, BLUISH, YELLOWISH]), 0.35 + bright * 0.65);
    pen.beginPath();
    pen.arc(
      random.next() * width,
      random.next() ** 1.3 * horizon,
      unit * (0.07 + bright * 0.22),
      0,
      2 * Math.PI,
    );
    pen.fill();
  }
}

const WHITE: Rgb = [255, 255, 255];
const BLUISH: Rgb = [190, 212, 255];
const YELLOWISH: Rgb = [255, 236, 200];

function paintSun(easel: Easel): void {
  const { pen, sun, unit, light, scene } = easel;
  const radius = unit * (scene.time === 'night' ? 5.5 : scene.time === 'day' ? 4 : 7);
  const halo = pen.createRadialGradient(sun.x, sun.y, radius * 0.6, sun.x, sun.y, radius * 3);
  halo.addColorStop(0, css(light.sun, 0.75));
  halo.addColorStop(1, css(light.sun, 0));
  pen.fillStyle = halo;
  pen.fillRect(sun.x - radius * 3, sun.y - radius * 3, radius * 6, radius * 6);
  pen.fillStyle = css(light.sun);
  circle(easel, sun.x, sun.y, radius);
  if (scene.time !== 'night') return;
  pen.fillStyle = 'rgba(150,160,190,0.35)';
  for (const [x, y, size] of [
    [-0.3, -0.25, 0.3],
    [0.28, 0.1, 0.22],
    [-0.1, 0.42, 0.18],
    [0.35, -0.42, 0.13],
  ] as const)
    circle(easel, sun.x + x * radius, sun.y + y * radius, size * radius);
}

function circle({ pen }: Easel, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function paintAurora(easel: Easel): void {
  const { width, horizon, noise } = easel;
  repaint(easel, { left: 0, top: 0, width, height: horizon }, (x, y, behind) => {
    const fold = noise.cloudy((x / width) * 3.4, 4, 3);
    const foot = horizon * (0.42 + 0.42 * fold);
    const above = (foot - y) / horizon;
    if (above < 0) return null;
    const curtain = noise.cloudy((x / width) * 26 + fold * 6, 11, 2) ** 1.6;
    const strength = Math.exp(-above * 3.6) * smoothstep(0, 0.025, above) * (0.25 + curtain);
    return mix(behind, mix([60, 255, 150], [150, 70, 255], clamp(above * 2.1, 0, 1)), strength);
  });
}
