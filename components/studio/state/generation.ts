import type { Answer } from '#components/shared/api.ts';

/** A generation as it arrives in the browser: times are text. */
export type Generation = Answer<'generation.one'>;
export type Kind = Generation['kind'];

/** Nothing more happens to it. */
export function hasEnded({ state }: Pick<Generation, 'state'>): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}

/** Whether asking for the very same again makes sense: what was refused for its content is refused again. */
export function mayRetry({ state, failure }: Pick<Generation, 'state' | 'failure'>): boolean {
  return (state === 'failed' || state === 'cancelled') && failure?.code !== 'content_refused';
}

/** Whether a video can start from it. */
export function mayAnimate({ asset, deletedAt }: Pick<Generation, 'asset' | 'deletedAt'>): boolean {
  return asset?.kind === 'image' && deletedAt === null;
}
