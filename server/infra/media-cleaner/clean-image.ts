import sharp, { type Sharp } from 'sharp';
import {
  type CleanerRefusal,
  type CleanMedia,
  MOST_PIXELS,
  PORTRAIT_SIDE,
} from '#server/kernel/media-cleaner.ts';
import { previewImage } from '../inspector/images.ts';

/** How each is written anew; of an animation only its first picture is. */
const WRITERS: Readonly<Record<string, { format: string; write(picture: Sharp): Sharp }>> = {
  'image/png': { format: 'png', write: (picture) => picture.png() },
  'image/jpeg': { format: 'jpeg', write: (picture) => picture.jpeg({ quality: 90 }) },
  'image/webp': { format: 'webp', write: (picture) => picture.webp({ quality: 90, effort: 2 }) },
  'image/gif': { format: 'gif', write: (picture) => picture.gif({ effort: 1 }) },
};

/**
 * The pixels of a picture in a file of their own: turned as a camera noted it, in sRGB, without EXIF, colour profile, XMP
 * and comments, and without what follows the picture in its file; a portrait is made a PNG, and smaller. The size in its head is judged before any is decoded.
 */
export async function cleanImage(
  bytes: Uint8Array,
  mediaType: string,
  portrait: boolean,
): Promise<CleanMedia | CleanerRefusal> {
  const writer = WRITERS[mediaType];
  if (writer === undefined) return refused('other');
  const head = sharp(bytes, { limitInputPixels: false });
  const { format, width, height } = await head.metadata().catch(() => NOTHING);
  if (format !== writer.format) return refused('damaged');
  if (width * height > MOST_PIXELS) return refused('too-many-pixels');
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true });
  const turned = picture.autoOrient();
  const written = await (portrait ? asPortrait(turned) : writer.write(turned))
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (written === null) return refused('damaged');
  const facts = { width: written.info.width, height: written.info.height, durationMs: null };
  const type = portrait ? 'image/png' : mediaType;
  return {
    kind: 'clean',
    mediaType: type,
    bytes: written.data,
    facts,
    preview: await previewImage(written.data),
  };
}

function asPortrait(picture: Sharp): Sharp {
  const side = PORTRAIT_SIDE;
  return picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).png();
}

const NOTHING = { format: undefined, width: 0, height: 0 };

function refused(reason: 'other' | 'damaged' | 'too-many-pixels'): CleanerRefusal {
  return { kind: 'refused', reason };
}
