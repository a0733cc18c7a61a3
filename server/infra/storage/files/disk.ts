import { isDomainError } from '#server/kernel/errors.ts';
import { outOfReach } from '../out-of-reach.ts';

/** A file operation whose failure is the disk's: DomainError `unavailable` with its code. */
export async function onDisk<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw isDomainError(error) ? error : outOfReach(codeOf(error), error);
  }
}

/** The same, and `null` where there is no such file. */
export function onDiskIfThere<Result>(work: Promise<Result>): Promise<Result | null> {
  const lenient = work.catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error))) return null;
    throw error;
  });
  return onDisk(lenient);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
