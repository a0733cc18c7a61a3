import type { AssetView } from '#server/domain/media/index.ts';

/** What players ask for where the media type has a longer name. */
const FORMATS: Readonly<Record<string, string>> = { mpeg: 'mp3', 'x-wav': 'wav', wave: 'wav' };

/** `wav` of `audio/wav`. */
export function formatOf({ mediaType }: AssetView): string {
  const subtype = mediaType.split(/[/;]/)[1]?.trim() ?? '';
  return FORMATS[subtype] ?? subtype;
}

export function secondsOf({ durationMs }: AssetView): number | null {
  return durationMs === null ? null : durationMs / 1000;
}

/** `1024x1024`, or `null` for what has no picture. */
export function resolutionOf({ width, height }: AssetView): string | null {
  return width === null || height === null ? null : `${width}x${height}`;
}
