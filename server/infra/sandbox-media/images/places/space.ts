import { clamp, css, fromHsl, mix, smoothstep } from '../colour.ts';
import { type Easel, repaint } from '../easel.ts';

/** Stars, a nebula and a banded planet with its ring. */
export function paintSpace(easel: Easel): void {
  const { pen, width, height, noise, random, unit, scene } = easel;
  const hue = random.between(0, 360);
  const [cold, warm] = [fromHsl(hue, 0.8, 0.5), fromHsl(hue + 70, 0.85, 0.58)];
  repaint(easel, { left: 0, top: 0, width, height }, (x, y) => {
    const [u, v] = [x / unit / 36, y / unit / 36];
    const drift = noise.cloudy(u + 9, v + 3, 3);
    const gas = smoothstep(0.42, 0.86, noise.cloudy(u + drift * 1.8, v + drift, 6));
    const dust = smoothstep(0.55, 0.85, noise.ridged(u * 1.3 + drift, v * 1.3, 4));
    return mix(
      mix([5, 6, 18], mix(cold, warm, clamp(drift * 1.7 - 0.35, 0, 1)), gas * 0.85),
      [8, 6, 16],
      dust * 0.55,
    );
  });
  for (let count = 0; count < 700; count += 1) {
    const bright = random.next() ** 6;
    pen.fillStyle = css(fromHsl(random.pick([40, 210, 220, 10]), 0.7, 0.88), 0.4 + bright * 0.6);
    pen.beginPath();
    pen.arc(random.next() * width, random.next() * height, unit * (0.08 + bright * 0.34), 0, 2 * Math.PI);
    pen.fill();
  }
  if (scene.subjects.length === 0) paintPlanet(easel, hue);
}

function paintPlanet(easel: Easel, hue: number): void {
  const { width, height, unit, noise, pen, scene, random } = easel;
  const radius = unit * random.between(19, 25);
  const [x0, y0] = [width * random.between(0.4, 0.62), height * random.between(0.42, 0.56)];
  const tone = scene.colour ?? fromHsl(hue + 180, 0.5, 0.55);
  ring(easel, x0, y0, radius, Math.PI, 2 * Math.PI);
  repaint(
    easel,
    { left: x0 - radius, top: y0 - radius, width: radius * 2, height: radius * 2 },
    (x, y, old) => {
      const [u, v] = [(x - x0) / radius, (y - y0) / radius];
      const out = u * u + v * v;
      if (out > 1) return null;
      const depth = Math.sqrt(1 - out);
      const bands = noise.cloudy(v * 5 + noise.cloudy(u * 3 + 4, v * 7, 4) * 0.9 + 20, u * 0.4 + 3, 4);
      const shine = clamp((-u * 0.62 - v * 0.5 + depth * 0.62) * 1.15 + 0.1, 0.04, 1);
      const surface = mix(
        mix(tone, [60, 40, 60], 0.45),
        mix(tone, [255, 244, 224], 0.55),
        clamp(bands * 2 - 0.5, 0, 1),
      );
      return mix(old, mix([4, 4, 12], surface, shine), smoothstep(1, 0.975, out));
    },
  );
  pen.save();
  ring(easel, x0, y0, radius, 0, Math.PI);
  pen.restore();
}

function ring({ pen, unit }: Easel, x: number, y: number, radius: number, from: number, to: number): void {
  for (let step = 0; step < 9; step += 1) {
    const wide = radius * (1.45 + step * 0.075);
    pen.strokeStyle = css([236, 220, 196], [0.5, 0.8, 0.3, 0.7, 0.75, 0.15, 0.6, 0.4, 0.2][step] ?? 0.3);
    pen.lineWidth = unit * 0.95;
    pen.beginPath();
    pen.ellipse(x, y, wide, wide * 0.26, -0.32, from, to);
    pen.stroke();
  }
}
