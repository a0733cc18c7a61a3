import { DomainError } from '#server/kernel/errors.ts';
import { MOST_SECONDS, type RecogniserRefusal } from './recogniser/refusal.ts';

const NO_PROVIDER = 'No provider that writes speech down is configured here, and this server alone';

/** Why the recogniser of this machine has nothing to say, and what helps. */
export function refusalOf(reason: RecogniserRefusal['reason']): DomainError {
  const details = { reason };
  switch (reason) {
    case 'codec':
      return new DomainError(
        'unavailable',
        `${NO_PROVIDER} cannot decode this kind of sound (AAC in M4A is one). Send WAV, MP3, or Opus in Ogg or WebM.`,
        { details },
      );
    case 'too-long':
      return new DomainError(
        'invalid_input',
        `${NO_PROVIDER} listens for ${MOST_SECONDS / 60} minutes at most. Send a shorter recording.`,
        { details },
      );
    case 'too-much-work':
      return new DomainError(
        'unavailable',
        'Recognising this took too much time or memory. Try again, or send a shorter recording.',
        { details },
      );
    case 'damaged':
      return new DomainError('invalid_input', 'This recording is damaged: it cannot be decoded.', {
        details,
      });
    default:
      return reason satisfies never;
  }
}
