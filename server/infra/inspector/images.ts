import sharp, { type Sharp } from 'sharp';
import { encode } from 'blurhash';
import { isMediaFailure } from '#server/kernel/media.ts';
import type { MediaFacts } from '#server/kernel/storage.ts';
import { damaged } from './damaged.ts';

const LARGEST_PIXELS = 8192 * 8192;
const PREVIEW_PIXELS = 480;
const HASHED_PIXELS = 32;
const SECONDS = 30;

/** What sharp calls the pictures we keep. It would also draw SVG, which is a program. */
const FORMATS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
};

/** Size as it is shown, turned as a camera noted it. Every pixel is decoded once: a cut file is found out. */
export async function measureImage(bytes: Uint8Array, mediaType: string): Promise<MediaFacts> {
  return decoding(async () => {
    const picture = open(bytes);
    const { format, autoOrient } = await picture.metadata();
    if (format !== FORMATS[mediaType]) throw damaged('This picture is not what it says it is.');
    await picture.clone().resize(HASHED_PIXELS, HASHED_PIXELS, { fit: 'fill' }).raw().toBuffer();
    return { width: autoOrient.width, height: autoOrient.height, durationMs: null };
  });
}

/** At most 480 pixels wide and high, and never larger than the picture. */
export async function previewImage(bytes: Uint8Array): Promise<{ webp: Uint8Array; blurhash: string }> {
  return decoding(async () => {
    const webp = await inside(open(bytes).autoOrient(), PREVIEW_PIXELS).webp({ quality: 80 }).toBuffer();
    const small = inside(open(webp), HASHED_PIXELS).ensureAlpha().raw();
    const { data, info } = await small.toBuffer({ resolveWithObject: true });
    return { webp, blurhash: encode(Uint8ClampedArray.from(data), info.width, info.height, 4, 3) };
  });
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, {
    limitInputPixels: LARGEST_PIXELS,
    failOn: 'error',
    sequentialRead: true,
  }).timeout({ seconds: SECONDS });
}

function inside(picture: Sharp, pixels: number): Sharp {
  return picture.resize(pixels, pixels, { fit: 'inside', withoutEnlargement: true });
}

/** The library's own words are left out: they may quote what the file says. */
async function decoding<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isMediaFailure(error)) throw error;
    const large = error instanceof Error && error.message.includes('exceeds pixel limit');
    throw damaged(large ? 'This picture has too many pixels.' : 'This picture is damaged or cut off.');
  }
}
