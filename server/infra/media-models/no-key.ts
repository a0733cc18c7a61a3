import { MediaFailure } from '#server/kernel/media.ts';

/** The provider has no key here, so nothing can be ordered from it. */
export function noKey(): MediaFailure {
  return new MediaFailure(
    'unavailable',
    'This model is not available: its provider is not configured here.',
    {
      outcome: 'rejected',
    },
  );
}

/** The key is gone while a job is under way: the job is looked for again, should the key come back. */
export function keyGone(): MediaFailure {
  return new MediaFailure('unavailable', 'The provider that does this is not configured here any more.', {
    outcome: 'unknown',
  });
}
