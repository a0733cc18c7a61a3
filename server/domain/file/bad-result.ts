import { MediaFailure } from '#server/kernel/media.ts';

/** The provider has delivered something that is no use to anybody. */
export function badResult(message: string): MediaFailure {
  return new MediaFailure('bad_result', message, { outcome: 'unknown' });
}
