import {
  CustomSource,
  EncodedPacketSink,
  FLAC,
  Input,
  type InputTrack,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import { isMediaFailure } from '#server/kernel/media.ts';
import type { ByteSource, MediaFacts } from '#server/kernel/storage.ts';
import { damaged } from './damaged.ts';
import { isCut } from './is-cut.ts';
import { readBytes } from './read-bytes.ts';

/** Those that we keep; of the others some refer to further files. */
const FORMATS = [MP4, QTFF, WEBM, WAVE, MP3, OGG, FLAC];
const LONGEST_SECONDS = 24 * 3600;

/** Duration and, of films, size as it is shown. Nothing is decoded; that the last packet is there shows that all is. */
export async function measureTimed(source: ByteSource, mediaType: string): Promise<MediaFacts> {
  const place: Place = {};
  const watched = watch(source, place);
  const input = new Input({ formats: FORMATS, source: readingFrom(watched, place) });
  try {
    if (await isCut(watched, mediaType)) throw damaged('This file is cut off.');
    const facts = await measure(input, mediaType.startsWith('video/'));
    if (facts === null) throw damaged('This file is damaged or cut off.');
    return facts;
  } catch (error) {
    if (place.failure !== undefined) throw place.failure;
    // Whatever else the demuxer stumbles over is in the file.
    throw isMediaFailure(error) ? error : damaged('This file is damaged or cut off.');
  } finally {
    input.dispose();
  }
}

async function measure(input: Input, isFilm: boolean): Promise<MediaFacts | null> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  const seconds = await input.computeDuration();
  if (!(seconds > 0 && seconds <= LONGEST_SECONDS) || (isFilm ? video : audio) === null) return null;
  for (const track of [video, audio]) if (track !== null && !(await endIsThere(track))) return null;
  const size = isFilm && video !== null ? await sizeOf(video) : { width: null, height: null };
  return { ...size, durationMs: Math.round(seconds * 1000) };
}

type VideoTrack = NonNullable<Awaited<ReturnType<Input['getPrimaryVideoTrack']>>>;

async function sizeOf(video: VideoTrack): Promise<{ width: number; height: number }> {
  return { width: await video.getDisplayWidth(), height: await video.getDisplayHeight() };
}

async function endIsThere(track: InputTrack): Promise<boolean> {
  const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY);
  return last !== null && last.data.length > 0 && last.data.length === last.byteLength;
}

/** What kept us from reading, which says nothing about the file. */
type Place = { failure?: Error };

function watch(source: ByteSource, place: Place): ByteSource {
  return {
    bytes: source.bytes,
    async read(range) {
      try {
        return once(await readBytes(source, range));
      } catch (error) {
        place.failure = toError(error);
        throw error;
      }
    },
  };
}

function readingFrom(source: ByteSource, place: Place): CustomSource {
  return new CustomSource({
    getSize: () => source.bytes,
    read: (start, end) => readBytes(source, { from: start, to: end - 1 }),
    prefetchProfile: 'network',
    handleUnhandledError(error) {
      place.failure ??= toError(error);
    },
  });
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('Reading failed.', { cause: error });
}
