import type { MediaInput } from '#server/domain/media/schema.ts';

/** A video by fal, from the given picture. */
export function videoInput({ imageKey }: { imageKey: string }, over: Partial<MediaInput> = {}): MediaInput {
  return { kind: 'video', model: 'kling-v2.1-master', prompt: 'Clouds move.', imageKey, ...over };
}

/** A picture as small as it may be, so that this machine paints it at once. */
export function imageInput(over: Partial<MediaInput> = {}): MediaInput {
  return { kind: 'image', model: 'recraft-v3', prompt: 'A lake.', width: 256, height: 256, ...over };
}
