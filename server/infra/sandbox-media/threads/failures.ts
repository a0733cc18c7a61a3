import { MediaFailure } from '#server/kernel/media.ts';

/** The work is repeatable and so is its end: nobody needs to try it again. */
export function broken(cause: unknown): MediaFailure {
  return new MediaFailure('provider_failed', 'The sandbox could not make this.', {
    outcome: 'rejected',
    cause,
  });
}

/** The server ends: another one, or this one again, may do the work. */
export function shuttingDown(): MediaFailure {
  return new MediaFailure('unavailable', 'The server is shutting down.', { outcome: 'not-accepted' });
}

export function unreadable(cause: unknown): MediaFailure {
  return new MediaFailure('provider_rejected', 'The picture to start from cannot be read.', {
    outcome: 'rejected',
    cause,
  });
}
