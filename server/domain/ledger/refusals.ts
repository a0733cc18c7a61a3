import { DomainError } from '#server/kernel/errors.ts';
import { MOST_CREDITS } from './sql.ts';
import type { Balance, Credits } from './view.ts';

/** The refusal of what would spend more than there is. */
export function insufficientCredits(needed: Credits, { available }: Balance): DomainError {
  return new DomainError('insufficient_credits', 'Insufficient credits', { details: { needed, available } });
}

/** The refusal of what would leave more than an account holds. */
export function tooManyCredits(): DomainError {
  return new DomainError('invalid_input', `amount: an account holds at most ${MOST_CREDITS} credits`, {
    details: { field: 'amount' },
  });
}
