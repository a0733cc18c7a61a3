import { buffer } from 'node:stream/consumers';
import { cleanMedia } from '#server/infra/media-cleaner/clean-media.ts';
import type { MediaCleaner } from '#server/kernel/media-cleaner.ts';

/** Cleans in this process, for tests that are not about the program that does it elsewhere. */
export const cleanHere: MediaCleaner = {
  async clean(source, { mediaType, portrait }) {
    return cleanMedia(await buffer(await source.read()), mediaType, portrait);
  },
};
