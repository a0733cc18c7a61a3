import { backoff } from '#components/shared/backoff.ts';
import type { Talk } from './talk.ts';

/** Has what nobody was there to take sent again after a while, the longer the more often that was in vain. */
export function tryLater(talk: Talk): void {
  if (talk.left) return;
  clearTimeout(talk.retry);
  talk.retries += 1;
  talk.retry = setTimeout(() => talk.sendWaiting(), backoff(talk.retries + 1));
}
