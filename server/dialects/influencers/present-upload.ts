import type { BroughtMedia } from '#server/domain/file/index.ts';

/** What was uploaded, as the upload answers with it; what its kind does not have is left out. */
export function presentUpload({ url, key, mediaType, bytes, width, height, durationMs }: BroughtMedia) {
  return {
    url,
    key,
    media_type: mediaType,
    size_bytes: bytes,
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    ...(durationMs === null ? {} : { duration_seconds: durationMs / 1000 }),
  };
}
