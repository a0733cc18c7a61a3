import { DomainError } from '#server/kernel/errors.ts';

const LONGEST_BYTES = 900;
/** What a file system takes for one name, less the endings that storage adds. */
const LONGEST_SEGMENT_BYTES = 200;
const CONTROL_OR_BACKSLASH = /[\p{Cc}\\]/u;

/** Refuses with `invalid_input` what could leave storage's own folder or what some store does not take for a key. */
export function checkKey(key: string): void {
  const wellFormed = key.isWellFormed() && Buffer.byteLength(key) <= LONGEST_BYTES;
  if (wellFormed && !CONTROL_OR_BACKSLASH.test(key) && key.split('/').every(isName)) return;
  throw new DomainError('invalid_input', 'This is not the key of a stored object.');
}

function isName(segment: string): boolean {
  return !['', '.', '..'].includes(segment) && Buffer.byteLength(segment) <= LONGEST_SEGMENT_BYTES;
}
