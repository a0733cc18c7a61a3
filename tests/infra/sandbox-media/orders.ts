import type { MediaAdapter } from '#server/infra/media-models/adapter.ts';
import { makeImage } from '#server/infra/sandbox-media/images/make-image.ts';
import type { ImageOrder, MediaOrder, SourceImage, VideoOrder, VoiceOrder } from '#server/kernel/media.ts';

const FACTS = {
  generationId: 'generation-1',
  attemptId: 'attempt-1',
  route: { provider: 'sandbox', upstreamId: 'sandbox' },
} as const;

export function imageOrder(fields: Partial<ImageOrder> = {}): MediaOrder & ImageOrder {
  const usual = {
    kind: 'image',
    prompt: 'A red flower',
    style: 'pixel art',
    width: 256,
    height: 256,
  } as const;
  return { ...FACTS, ...usual, ...fields };
}

export function videoOrder(fields: Partial<VideoOrder> = {}): MediaOrder & VideoOrder {
  const usual = {
    kind: 'video',
    prompt: 'Zoom in',
    style: '',
    width: 320,
    height: 180,
    seconds: 0.5,
  } as const;
  return { ...FACTS, ...usual, image: sourceImage(), ...fields };
}

export function voiceOrder(fields: Partial<VoiceOrder> = {}): MediaOrder & VoiceOrder {
  const usual = {
    kind: 'voice',
    text: 'Hello there.',
    voice: 'aria',
    speed: 1,
    pitch: 1,
    emotion: 'neutral',
  } as const;
  return { ...FACTS, ...usual, ...fields };
}

export function sourceImage(read: () => Uint8Array = painted): SourceImage {
  return { mediaType: 'image/png', bytes: 1, width: 320, height: 180, read: async () => read() };
}

function painted(): Uint8Array {
  return makeImage({ prompt: 'A boat at sea', style: 'anime', width: 320, height: 180 });
}

/** Submits and reads to the end. `progress` is what was heard while it was made. */
export async function submit(
  adapter: MediaAdapter,
  order: MediaOrder,
  signal = new AbortController().signal,
) {
  const progress: number[] = [];
  const submission = await adapter.submit(order, { signal, onProgress: (share) => progress.push(share) });
  if (submission.type !== 'made') throw new Error('The sandbox has no jobs.');
  const parts: Uint8Array[] = [];
  for await (const part of submission.body) parts.push(part);
  return { ...submission, content: Buffer.concat(parts), progress };
}
