import type { Talk } from './talk.ts';

/** Closes what listens for this page. What is being said goes on. */
export function stopWatching(talk: Talk): void {
  talk.cancelRetry?.();
  talk.watch?.stop();
  talk.watch = null;
}
