import { DomainError } from '#server/kernel/errors.ts';

/** The place where bytes are kept failed. `reason` is a code such as ENOSPC or SlowDown, never a message or a path. */
export function outOfReach(reason: string, cause: unknown): DomainError {
  return new DomainError('unavailable', 'The storage for media cannot be used at present.', {
    details: { reason },
    cause,
  });
}
