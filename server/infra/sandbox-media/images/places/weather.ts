import { css, mix, smoothstep } from '../colour.ts';
import { type Easel, repaint } from '../easel.ts';

/** What falls or hangs in the air before everything else. */
export function paintWeather(easel: Easel): void {
  const { scene } = easel;
  if (scene.fog) paintFog(easel);
  if (scene.rain) paintRain(easel);
  if (scene.snow && scene.place !== 'room') paintSnow(easel);
}

function paintFog(easel: Easel): void {
  const { width, height, horizon, noise, light, unit } = easel;
  repaint(easel, { left: 0, top: 0, width, height }, (x, y, old) => {
    const band = Math.exp(-(((y - horizon) / (height * 0.24)) ** 2));
    const veil = noise.cloudy(x / unit / 34, y / unit / 9, 4);
    return mix(old, light.haze, 0.16 + band * smoothstep(0.25, 0.7, veil) * 0.78);
  });
}

function paintRain({ pen, width, height, random, unit }: Easel): void {
  for (let count = 0; count < 900; count += 1) {
    const [x, y, long] = [random.next() * width * 1.1, random.next() * height, unit * random.between(2, 6)];
    pen.strokeStyle = css([214, 226, 244], random.between(0.12, 0.42));
    pen.lineWidth = unit * random.between(0.08, 0.22);
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x - long * 0.18, y + long);
    pen.stroke();
  }
}

function paintSnow({ pen, width, height, random, unit }: Easel): void {
  for (let count = 0; count < 420; count += 1) {
    const near = random.next() ** 5;
    pen.fillStyle = css([255, 255, 255], 0.85 - near * 0.4);
    pen.beginPath();
    pen.arc(random.next() * width, random.next() * height, unit * (0.18 + near * 1.1), 0, 2 * Math.PI);
    pen.fill();
  }
}
