import { isMediaFailure } from '#server/kernel/media.ts';
import type { MediaInspector } from '#server/kernel/storage.ts';
import { damaged } from './damaged.ts';
import { createFirstPicture } from './first-picture.ts';
import { readBytes } from './read-bytes.ts';

/** What file-type's detection may want to see of a file. */
const HEAD_BYTES = 4100;
/** Nothing larger is decoded as a picture, whatever storage takes. */
const LARGEST_IMAGE = 64 * 1024 * 1024;

type Options = {
  /** The program that decodes the first picture of a film. */
  ffmpeg?: string;
};

/** Looks into pictures with sharp and into films and sound with mediabunny; both are loaded when first needed. */
export function createInspector({ ffmpeg = 'ffmpeg' }: Options = {}): MediaInspector {
  const firstPicture = createFirstPicture(ffmpeg);
  return {
    headBytes: HEAD_BYTES,
    sniff: async (head) => (await import('./sniff.ts')).sniff(head),
    async measure(source, mediaType) {
      if (!mediaType.startsWith('image/')) {
        const { measureTimed } = await import('./timed-media.ts');
        return measureTimed(source, mediaType);
      }
      if (source.bytes > LARGEST_IMAGE) throw damaged('This picture is too large to be looked into.');
      const { measureImage } = await import('./images.ts');
      return measureImage(await readBytes(source), mediaType);
    },
    async preview(source, mediaType) {
      const { previewImage } = await import('./images.ts');
      if (mediaType.startsWith('image/')) return previewImage(await readBytes(source));
      const picture = mediaType.startsWith('video/') ? await firstPicture(source, mediaType) : null;
      if (picture === null) return null;
      return previewImage(picture).catch((error: unknown) => {
        if (isMediaFailure(error)) return null;
        throw error;
      });
    },
  };
}
