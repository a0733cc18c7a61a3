import { DomainError } from '#server/kernel/errors.ts';

/** So much is written down for one persona by its user. */
export const MOST_BY_HAND = 200;

/** Where there would be more. */
export function tooMuchByHand(): DomainError {
  return new DomainError(
    'conflict',
    `A persona is told at most ${MOST_BY_HAND} things by hand. Delete one first.`,
  );
}
