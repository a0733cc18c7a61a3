import { isMediaFailure } from '#server/kernel/media.ts';
import type { CleanerRefusal, CleanMedia } from '#server/kernel/media-cleaner.ts';

/** Writes a picture or a sound anew, or says why not. For the child process only: what it is given may be made to break it. */
export async function cleanMedia(
  bytes: Uint8Array,
  mediaType: string,
  portrait = false,
): Promise<CleanMedia | CleanerRefusal> {
  try {
    if (mediaType.startsWith('image/')) {
      const { cleanImage } = await import('./clean-image.ts');
      return await cleanImage(bytes, mediaType, portrait);
    }
    const { cleanSound } = await import('./clean-sound.ts');
    return await cleanSound(bytes, mediaType);
  } catch (error) {
    if (isMediaFailure(error)) return { kind: 'refused', reason: 'damaged' };
    throw error;
  }
}
