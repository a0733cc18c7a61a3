import {
  BufferSource,
  Input,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  type OutputFormat,
  QTFF,
  WAVE,
  WavOutputFormat,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny';
import type { CleanerRefusal, CleanMedia } from '#server/kernel/media-cleaner.ts';
import { measureTimed } from '../inspector/timed-media.ts';
import { rewriteTrack } from './rewrite-track.ts';
import { sourceOf } from './source-of.ts';

type Container = { mediaType: string; format(): OutputFormat };

const WRITERS = {
  mp3: { mediaType: 'audio/mpeg', format: () => new Mp3OutputFormat() },
  wav: { mediaType: 'audio/wav', format: () => new WavOutputFormat() },
  mp4: { mediaType: 'audio/mp4', format: () => new Mp4OutputFormat({ fastStart: 'in-memory' }) },
  ogg: { mediaType: 'audio/ogg', format: () => new OggOutputFormat() },
  webm: { mediaType: 'audio/webm', format: () => new WebMOutputFormat() },
} as const;

/** Recorders put sound alone into files that look like films. */
const CONTAINERS: Readonly<Record<string, Container>> = {
  'audio/mpeg': WRITERS.mp3,
  'audio/wav': WRITERS.wav,
  'audio/mp4': WRITERS.mp4,
  'video/mp4': WRITERS.mp4,
  'video/quicktime': WRITERS.mp4,
  'audio/ogg': WRITERS.ogg,
  'audio/webm': WRITERS.webm,
  'video/webm': WRITERS.webm,
};
const FORMATS = [MP3, WAVE, MP4, QTFF, OGG, WEBM];

/**
 * The packets of a sound in a file of their own, without titles, places, pictures and whatever else its container held.
 * They are not decoded: it sounds as before. Films are `other`.
 */
export async function cleanSound(bytes: Uint8Array, mediaType: string): Promise<CleanMedia | CleanerRefusal> {
  const container = CONTAINERS[mediaType];
  if (container === undefined) return refused('other');
  using input = new Input({ formats: FORMATS, source: new BufferSource(bytes) });
  const tracks = await input.getTracks().catch(() => null);
  if (tracks === null) return refused('damaged');
  if (tracks.some((track) => track.isVideoTrack())) return refused('other');
  const track = tracks.find((each) => each.isAudioTrack());
  if (track === undefined) return refused('damaged');
  // Throws for what is cut off or damaged.
  await measureTimed(sourceOf(bytes), container.mediaType);
  const format = container.format();
  const codec = await track.getCodec();
  if (codec === null || !format.getSupportedAudioCodecs().includes(codec)) return refused('codec');
  const written = await rewriteTrack(track, codec, format).catch(() => null);
  if (written === null) return refused('damaged');
  const facts = await measureTimed(sourceOf(written), container.mediaType);
  return { kind: 'clean', mediaType: container.mediaType, bytes: written, facts, preview: null };
}

function refused(reason: 'other' | 'codec' | 'damaged'): CleanerRefusal {
  return { kind: 'refused', reason };
}
