import { rewriteTrack } from '../media-cleaner/rewrite-track.ts';

type Sound = { mediaType: string; bytes: Uint8Array };

/** What browsers and telephones record in, of which Gemini's documentation says nothing. */
const UNKNOWN_TO_GEMINI = ['audio/webm', 'audio/mp4'];

/**
 * A sound in a container that Gemini documents: Opus and Vorbis in Ogg, AAC as it is broadcast; the sound itself is not
 * touched. Any other is left as it came. Only for files that the media cleaner wrote.
 */
export async function rewrapForGemini({ mediaType, bytes }: Sound): Promise<Sound> {
  // Google's name for it.
  if (mediaType === 'audio/mpeg') return { mediaType: 'audio/mp3', bytes };
  if (!UNKNOWN_TO_GEMINI.includes(mediaType)) return { mediaType, bytes };
  const { AdtsOutputFormat, BufferSource, Input, MP4, OggOutputFormat, QTFF, WEBM } = await import(
    'mediabunny'
  );
  using input = new Input({ formats: [WEBM, MP4, QTFF], source: new BufferSource(bytes) });
  const track = await input.getPrimaryAudioTrack();
  const codec = await track?.getCodec();
  if (track === null || codec === null || codec === undefined) return { mediaType, bytes };
  if (codec === 'aac')
    return { mediaType: 'audio/aac', bytes: await rewriteTrack(track, codec, new AdtsOutputFormat()) };
  if (codec === 'opus' || codec === 'vorbis')
    return { mediaType: 'audio/ogg', bytes: await rewriteTrack(track, codec, new OggOutputFormat()) };
  return { mediaType, bytes };
}
