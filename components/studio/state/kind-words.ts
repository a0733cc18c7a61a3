import type { Kind } from './generation.ts';

/** What each kind is called. */
export const KIND_WORDS: Readonly<Record<Kind, { one: string; title: string; many: string }>> = {
  image: { one: 'an image', title: 'Image', many: 'Images' },
  video: { one: 'a video', title: 'Video', many: 'Videos' },
  voice: { one: 'a voice', title: 'Voice', many: 'Voices' },
};

export const KINDS = ['image', 'video', 'voice'] as const satisfies readonly Kind[];
