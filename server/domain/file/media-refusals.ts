import { DomainError } from '#server/kernel/errors.ts';
import { type CleanerRefusal, MOST_PIXELS } from '#server/kernel/media-cleaner.ts';
import {
  type BroughtKind,
  LARGEST_BROUGHT,
  MOST_WAITING,
  MOST_WAITING_BYTES,
  UPLOAD_HOURS,
} from './schema.ts';

const MB = 1024 * 1024;
const TAKEN = 'pictures (PNG, JPEG, WebP, GIF) and sound (MP3, WAV, M4A, Ogg, WebM) are taken';
const NAMES: Readonly<Record<BroughtKind, string>> = { image: 'picture', audio: 'sound' };

/** What is wrong with a picture or a sound, and what to do about it. */
const REASONS: Readonly<Record<CleanerRefusal['reason'], string>> = {
  other: `This is nothing that can be used here: ${TAKEN}.`,
  codec: 'This sound is written in a way that is not known here. Save it as MP3, WAV or AAC and send that.',
  damaged: 'This file is damaged or cut off. Save it anew and send the new file.',
  'too-many-pixels': `This picture has more than ${MOST_PIXELS / 1_000_000} million pixels. Make it smaller and send that.`,
  'too-much-work': 'This file takes too much time or memory to read. Save it anew, smaller, and send that.',
};

export function unusable(reason: CleanerRefusal['reason']): DomainError {
  return refuse(reason, REASONS[reason]);
}

export function noBytes(): DomainError {
  return refuse('no-bytes', 'The file is empty: it has no bytes.');
}

export function wrongKind(wanted: BroughtKind): DomainError {
  return refuse(`no-${wanted}`, `This is no ${NAMES[wanted]}.`);
}

export function tooLargeFor(kind: BroughtKind): DomainError {
  const limit = LARGEST_BROUGHT[kind];
  return new DomainError('too_large', `A ${NAMES[kind]} must be at most ${limit / MB} MB`, {
    details: { limit },
  });
}

/** For what is somebody else's as for what is not there: nobody learns what others have. */
export function notYours(): DomainError {
  return refuse('not-found', 'There is no such upload of yours. Uploads that nothing uses go after a day.');
}

export function noLink(): DomainError {
  return refuse('no-link', 'This is neither an upload of yours nor a public https address.');
}

export function tooManyWaiting(): DomainError {
  const most = `${MOST_WAITING} uploads or ${MOST_WAITING_BYTES / MB} MB`;
  const message = `You have ${most} that nothing uses. Use them, or wait: they go after ${UPLOAD_HOURS} hours.`;
  return new DomainError('conflict', message, { details: { reason: 'too-many-waiting' } });
}

export function sameRequest(): DomainError {
  return new DomainError('conflict', 'The same upload is being stored already.');
}

export function tooLate(): DomainError {
  return new DomainError('unavailable', 'Storing the file took too long. Send it again.');
}

function refuse(reason: string, message: string): DomainError {
  return new DomainError('invalid_input', message, { details: { reason } });
}
