import type { MediaAdapter } from '#server/infra/media-models/adapter.ts';
import {
  type ImageOrder,
  isMediaFailure,
  type MediaFailure,
  type MediaOrder,
  type MediaProvider,
  type Submission,
  type VoiceOrder,
} from '#server/kernel/media.ts';

type Made = Extract<Submission, { type: 'made' }>;

const IDS = {
  generationId: '0198c2f0-0000-7000-8000-000000000001',
  attemptId: '0198c2f0-0000-7000-8000-000000000002',
};

/** A prompt and a text that must never come out in a failure. */
export const SECRET_WORDS = 'a fox that must stay secret';

export function imageOrder(
  provider: MediaProvider,
  upstreamId: string,
  fields: Partial<ImageOrder> = {},
): MediaOrder {
  const usual = { prompt: SECRET_WORDS, style: '', width: 1024, height: 1024 };
  return { ...IDS, route: { provider, upstreamId }, kind: 'image', ...usual, ...fields };
}

export function voiceOrder(
  provider: MediaProvider,
  upstreamId: string,
  fields: Partial<VoiceOrder> = {},
): MediaOrder {
  const usual = { text: SECRET_WORDS, voice: 'default', speed: 1, pitch: 1, emotion: 'neutral' } as const;
  return { ...IDS, route: { provider, upstreamId }, kind: 'voice', ...usual, ...fields };
}

export async function submit(
  adapter: MediaAdapter,
  order: MediaOrder,
  signal = new AbortController().signal,
): Promise<Made> {
  const submission = await adapter.submit(order, { signal, onProgress: () => undefined });
  if (submission.type !== 'made') throw new Error('The result itself was expected.');
  return submission;
}

/** The failure of a submission that must fail. An error that is no MediaFailure is thrown on. */
export async function failureOf(submission: Promise<unknown>): Promise<MediaFailure> {
  try {
    await submission;
  } catch (error) {
    if (isMediaFailure(error)) return error;
    throw error;
  }
  throw new Error('It should have failed.');
}

export async function bytesOf({ body }: Made): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(body));
}
