import type { GenerationState } from './view.ts';

/** Nothing more happens to it. */
export function hasEnded(state: GenerationState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}
