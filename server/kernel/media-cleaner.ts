import type { ByteSource, MediaFacts } from './storage.ts';

/** The media types of pictures and sounds that users may bring. */
export const CLEANABLE = {
  image: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  audio: ['audio/mpeg', 'audio/wav', 'audio/mp4', 'audio/ogg', 'audio/webm'],
} as const;

/** The same picture or sound, written anew: nothing of the file that came is left but what is seen or heard. */
export type CleanMedia = {
  kind: 'clean';
  mediaType: string;
  bytes: Uint8Array;
  facts: MediaFacts;
  /** Of a picture. */
  preview: { webp: Uint8Array; blurhash: string } | null;
};

/**
 * `other`: it is none of the types, whatever its beginning looks like. `codec`: a sound in a way of writing that is not
 * known here. `too-much-work`: it does not come to an end within the time and memory that one file may take.
 */
export const CLEANER_REFUSALS = ['other', 'codec', 'damaged', 'too-many-pixels', 'too-much-work'] as const;
export type CleanerRefusal = { kind: 'refused'; reason: (typeof CLEANER_REFUSALS)[number] };

/** In pixels. */
export const PORTRAIT_SIDE = 1024;

/** The most pixels that a picture may have. */
export const MOST_PIXELS = 50_000_000;

/**
 * A port to what decodes strangers' media and writes them anew, away from this process. `mediaType` is what the first
 * bytes look like. Owners are served in turns. DomainError `unavailable` (too many are waiting, or the server stops),
 * `cancelled`.
 */
export type MediaCleaner = {
  clean(
    source: ByteSource,
    options: {
      mediaType: string;
      owner: string;
      signal: AbortSignal;
      /** Of a picture: as a PNG of at most `PORTRAIT_SIDE` pixels a side. */
      portrait?: boolean | undefined;
    },
  ): Promise<CleanMedia | CleanerRefusal>;
};
