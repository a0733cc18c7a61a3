import { MediaFailure } from '#server/kernel/media.ts';

/** What was looked into is no use: broken, cut off or beyond what we decode. */
export function damaged(message: string): MediaFailure {
  return new MediaFailure('bad_result', message, { outcome: 'unknown' });
}
