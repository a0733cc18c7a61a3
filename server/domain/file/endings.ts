import type { AssetKind } from './schema.ts';

/** The media types of each kind, and how the keys of their objects end. */
const ENDINGS: Readonly<Record<AssetKind, Readonly<Record<string, string>>>> = {
  image: {
    'image/png': 'png',
    'image/jpeg': 'jpg',
    'image/webp': 'webp',
    'image/gif': 'gif',
    'image/avif': 'avif',
  },
  video: { 'video/mp4': 'mp4', 'video/webm': 'webm', 'video/quicktime': 'mov' },
  audio: {
    'audio/wav': 'wav',
    'audio/mpeg': 'mp3',
    'audio/mp4': 'm4a',
    'audio/ogg': 'ogg',
    'audio/flac': 'flac',
    'audio/webm': 'webm',
  },
};

export const ALL_ENDINGS: readonly string[] = [
  ...new Set(Object.values(ENDINGS).flatMap((endings) => Object.values(endings))),
];

/** `null` where such bytes are none of this kind. */
export function endingFor(kind: AssetKind, mediaType: string | null): string | null {
  return (mediaType === null ? undefined : ENDINGS[kind][mediaType]) ?? null;
}

export function endingOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}
