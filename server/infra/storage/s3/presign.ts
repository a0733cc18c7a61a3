import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Storage } from '#server/kernel/storage.ts';
import { checkKey } from '../check-key.ts';
import { mediaTypeOfKey } from '../media-type-of-key.ts';
import type { S3 } from './client.ts';
import { onS3 } from './failures.ts';

/** S3's own limit is a week. */
const LONGEST_SECONDS = 3 * 24 * 3600;

/**
 * A link that works for `seconds` at least and twice that at most. All links of a stretch of `seconds` are signed as of
 * its beginning, so they are the same, and a browser that has the bytes does not fetch them again.
 */
export function presign(
  { client, bucket }: S3,
  key: string,
  { seconds, downloadAs }: Parameters<Storage['link']>[1],
  now: Date,
): Promise<string> {
  checkKey(key);
  const stretch = Math.min(Math.max(1, Math.ceil(seconds)), LONGEST_SECONDS);
  const beginning = Math.floor(now.getTime() / 1000 / stretch) * stretch;
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseContentType: mediaTypeOfKey(key),
    ResponseContentDisposition:
      downloadAs === null ? 'inline' : `attachment; filename="${downloadAs.replace(/[^\w.-]/g, '_')}"`,
  });
  const options = { expiresIn: 2 * stretch, signingDate: new Date(beginning * 1000) };
  return onS3(getSignedUrl(client, command, options));
}
