import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';

/** The picture to start from is damaged, or none that we read. */
export class UnreadablePicture extends Error {
  override readonly name = 'UnreadablePicture';
}

const MOST_PIXELS = 50_000_000;

/** PNG, JPEG, WebP or GIF (its first frame), upright, cut to the size from its middle. Throws UnreadablePicture. */
export async function readPicture(file: Uint8Array, width: number, height: number): Promise<Canvas> {
  sharp.cache(false);
  const { data } = await decode(file, width, height).catch((cause: unknown) => {
    throw new UnreadablePicture('The picture cannot be decoded.', { cause });
  });
  const canvas = createCanvas(width, height);
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

async function decode(file: Uint8Array, width: number, height: number) {
  const image = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  const { format } = await image.metadata();
  if (!['png', 'jpeg', 'webp', 'gif'].includes(format)) throw new Error('It is of another kind.');
  return image
    .autoOrient()
    .resize(width, height, { fit: 'cover' })
    .flatten({ background: '#101018' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
}
