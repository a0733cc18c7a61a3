import { S3ServiceException } from '@aws-sdk/client-s3';
import { isDomainError } from '#server/kernel/errors.ts';
import { outOfReach } from '../out-of-reach.ts';

/** A request to the bucket; its failure is DomainError `unavailable` with S3's or Node's code. */
export async function onS3<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw isDomainError(error) ? error : outOfReach(reasonOf(error), error);
  }
}

/** The same, and `null` where there is no such object. A bucket that does not exist is a failure, where S3 tells. */
export function onS3IfThere<Result>(work: Promise<Result>): Promise<Result | null> {
  const lenient = work.catch((error: unknown) => {
    if (['NoSuchKey', 'NotFound'].includes(reasonOf(error))) return null;
    throw error;
  });
  return onS3(lenient);
}

/** S3's own name of the failure, such as SlowDown, or the connection's code, such as ECONNREFUSED. */
export function reasonOf(error: unknown): string {
  if (error instanceof S3ServiceException) return error.name;
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
