import { brightness, gradientAt, mix, type Rgb, scale } from '../colour.ts';
import { type Picture, recolour } from './picture.ts';

const SEPIA: readonly [Rgb, Rgb, Rgb] = [
  [52, 34, 26],
  [158, 118, 82],
  [246, 226, 188],
];
const CARD: Rgb = [238, 226, 200];

/** A print from an old album: brown, faded at its edges, scratched, on a card with a white border. */
export function vintage(picture: Picture) {
  const { canvas, width, height, unit, random, noise } = picture;
  recolour(picture, (x, y, old) => {
    const corner = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2;
    const tone = gradientAt(SEPIA, brightness(old[0], old[1], old[2]) * 0.92 + 0.06);
    const stain = noise.cloudy(x / unit / 16, y / unit / 16, 4) - 0.5;
    const grain = (random.next() - 0.5) * 24;
    const [red, green, blue] = scale(mix(tone, old, 0.13), 1.08 - corner * 0.6 + stain * 0.24);
    return [red + grain, green + grain, blue + grain];
  });
  const pen = canvas.getContext('2d');
  for (let scratch = 0; scratch < 26; scratch += 1) {
    const [x, y] = [random.next() * width, random.next() * height];
    pen.strokeStyle = `rgba(255,244,220,${random.between(0.08, 0.38)})`;
    pen.lineWidth = random.between(0.5, unit * 0.12 + 0.5);
    pen.beginPath();
    pen.moveTo(x, y);
    pen.quadraticCurveTo(
      x + unit * random.between(-3, 3),
      y + unit * 6,
      x + unit * random.between(-2, 2),
      y + unit * random.between(4, 22),
    );
    pen.stroke();
  }
  paintCard(picture);
  return canvas;
}

function paintCard({ canvas, width, height, unit }: Picture): void {
  const pen = canvas.getContext('2d');
  const border = unit * 5;
  pen.fillStyle = `rgb(${CARD.join(',')})`;
  pen.beginPath();
  pen.rect(0, 0, width, height);
  pen.roundRect(border, border, width - 2 * border, height - 2 * border, unit * 1.4);
  pen.fill('evenodd');
  pen.strokeStyle = 'rgba(80,54,30,0.35)';
  pen.lineWidth = unit * 0.4;
  pen.beginPath();
  pen.roundRect(border, border, width - 2 * border, height - 2 * border, unit * 1.4);
  pen.stroke();
}
