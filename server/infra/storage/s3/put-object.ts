import { PutObjectCommand } from '@aws-sdk/client-s3';
import { cancelled } from '#server/kernel/next-unless-aborted.ts';
import type { Storage, StoredObject } from '#server/kernel/storage.ts';
import { meterBody } from '../meter-body.ts';
import type { S3 } from './client.ts';
import { onS3 } from './failures.ts';
import { CHECKSUM } from './metadata.ts';
import { fillParts } from './fill-parts.ts';
import { putInParts } from './put-in-parts.ts';

/** One request for what fits into a part, else a multipart upload, which ends whole or leaves nothing. */
export async function putObject(
  s3: S3,
  key: string,
  body: AsyncIterable<Uint8Array>,
  { mediaType, limit, signal }: Parameters<Storage['put']>[2],
): Promise<StoredObject> {
  const metered = meterBody(body, { limit, signal });
  const put = { key, mediaType, signal };
  try {
    const parts = fillParts(metered.chunks);
    const first = await parts.next();
    if (first.done === true || first.value.last) {
      const whole = first.done === true ? new Uint8Array() : first.value.bytes;
      await onS3(putWhole(s3, put, whole, metered.facts().checksum));
    } else {
      await onS3(putInParts(s3, put, first.value.bytes, parts, () => metered.facts().checksum));
    }
  } catch (error) {
    throw metered.failure() ?? (signal.aborted ? cancelled() : error);
  } finally {
    metered.close();
  }
  return { key, mediaType, ...metered.facts(), modifiedAt: new Date() };
}

function putWhole(
  { client, bucket }: S3,
  { key, mediaType, signal }: { key: string; mediaType: string; signal: AbortSignal },
  body: Uint8Array,
  checksum: string,
) {
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: body,
    ContentLength: body.length,
    ContentType: mediaType,
    Metadata: { [CHECKSUM]: checksum },
  });
  return client.send(command, { abortSignal: signal });
}
