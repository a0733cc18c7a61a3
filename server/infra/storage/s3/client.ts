import { S3Client } from '@aws-sdk/client-s3';
import type { Config } from '#server/kernel/config.ts';

/** Where a bucket is and how it is reached, as the configuration gives it. */
export type Bucket = Config['s3'] & { bucket: string };
export type S3 = { client: S3Client; bucket: string };

export type S3Options = {
  /** How often a request is sent at most; the SDK waits between attempts. */
  attempts?: number;
};

const CONNECT_MS = 5_000;
/** From the first byte sent to the first one back; a part of an upload must fit into it. */
const ANSWER_MS = 60_000;
const SILENCE_MS = 30_000;

export function openS3(
  { bucket, endpoint, forcePathStyle, region, credentials }: Bucket,
  { attempts = 3 }: S3Options,
): S3 {
  const client = new S3Client({
    region,
    forcePathStyle,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: attempts,
    // Older servers refuse checksums that nobody asked for, and presigned links would carry that of an empty body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // It would cost each part a connection of its own.
    expectContinueHeader: false,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
      socketTimeout: SILENCE_MS,
    },
  });
  return { client, bucket };
}
