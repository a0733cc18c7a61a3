import type { VoiceOrder } from '#server/kernel/media.ts';
import { contentRefused } from '../failures.ts';
import type { GeminiAccess } from './access.ts';
import { wasRefused } from './refusals.ts';
import { badResult } from '../made.ts';
import { speechDirection } from '../speech/direction.ts';
import { geminiVoice } from '../speech/voices.ts';

/**
 * Speech as a WAV file, by a `gemini-*-tts` model. Emotion and speed travel as a direction in words, which the model
 * follows by ear; pitch it has none. Throws MediaFailure where the answer holds no sound.
 */
export async function speakWithGemini(
  { apiKey, baseUrl, fetch, signal }: GeminiAccess,
  upstreamId: string,
  order: VoiceOrder,
): Promise<Uint8Array> {
  const { createGoogle } = await import('@ai-sdk/google');
  const direction = speechDirection(order);
  const { audio, response } = await createGoogle({ apiKey, baseURL: baseUrl, fetch })
    .speech(upstreamId)
    .doGenerate({
      text: order.text,
      voice: geminiVoice(order.voice),
      outputFormat: 'wav',
      ...(direction === undefined ? {} : { instructions: direction }),
      abortSignal: signal,
    });
  if (audio.length > 0 && typeof audio !== 'string') return audio;
  throw wasRefused(response.body) ? contentRefused() : badResult();
}
