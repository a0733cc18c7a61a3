import { clamp, mix, type Rgb, scale } from '../colour.ts';
import { blurred, type Picture, recolour } from './picture.ts';

/** As a lens sees it: bright light spills over, corners are darker, film has grain. */
export function photorealistic(picture: Picture) {
  const { width, height, unit, random } = picture;
  const pen = picture.canvas.getContext('2d');
  const glow = blurred(picture, unit * 2.4);
  pen.save();
  pen.globalCompositeOperation = 'screen';
  pen.globalAlpha = 0.22;
  pen.drawImage(glow, 0, 0);
  pen.restore();
  return recolour(picture, (x, y, old) => {
    const corner = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2;
    const grain = (random.next() + random.next() - 1) * 11;
    const [red, green, blue] = scale(graded(old), 1.02 - corner * 0.42);
    return [red + grain, green + grain, blue + grain];
  });
}

/** More contrast, cool shadows, warm highlights. */
function graded(colour: Rgb): Rgb {
  const curve = (value: number): number => {
    const t = clamp(value / 255, 0, 1);
    return 255 * (t * 0.55 + t * t * (3 - 2 * t) * 0.45);
  };
  const deep: Rgb = [curve(colour[0]), curve(colour[1]), curve(colour[2])];
  const bright = (deep[0] + deep[1] + deep[2]) / 765;
  return mix(deep, bright > 0.5 ? [255, 226, 184] : [16, 46, 78], Math.abs(bright - 0.5) * 0.2);
}
