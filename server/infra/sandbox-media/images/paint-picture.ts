import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { createRandom } from '../random.ts';
import { createNoise } from './noise.ts';
import { paintScene } from './paint-scene.ts';
import { chooseStyle, STYLES } from './styles/choose-style.ts';

/** A larger picture is painted at this many pixels and then enlarged: painting costs a microsecond and more for each. */
const MOST_PAINTED_PIXELS = 1_100_000;

export type PictureRequest = { prompt: string; style: string; width: number; height: number };

/** What the prompt describes, in the style, at the size. The same request gives the same pixels. */
export function paintPicture({ prompt, style, width, height }: PictureRequest): Canvas {
  const reduced = Math.min(1, Math.sqrt(MOST_PAINTED_PIXELS / (width * height)));
  const [paintedWidth, paintedHeight] = [Math.round(width * reduced), Math.round(height * reduced)];
  const scene = paintScene(prompt, paintedWidth, paintedHeight);
  const random = createRandom(`style ${style.toLowerCase()}`);
  const painted = STYLES[chooseStyle(style, random)]({
    canvas: scene,
    width: paintedWidth,
    height: paintedHeight,
    unit: Math.min(paintedWidth, paintedHeight) / 100,
    random,
    noise: createNoise(random),
  });
  const picture = createCanvas(width, height);
  const pen = picture.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(painted, 0, 0, width, height);
  return picture;
}
