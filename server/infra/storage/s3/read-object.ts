import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import type { ByteRange, StoredObject } from '#server/kernel/storage.ts';
import { mediaTypeOfKey } from '../media-type-of-key.ts';
import { outOfReach } from '../out-of-reach.ts';
import type { S3 } from './client.ts';
import { onS3, onS3IfThere, reasonOf } from './failures.ts';
import { CHECKSUM } from './metadata.ts';

export async function headObject({ client, bucket }: S3, key: string): Promise<StoredObject | null> {
  const found = await onS3IfThere(client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
  if (found === null) return null;
  return {
    key,
    bytes: found.ContentLength ?? 0,
    mediaType: found.ContentType ?? mediaTypeOfKey(key),
    checksum: found.Metadata?.[CHECKSUM] ?? null,
    modifiedAt: found.LastModified ?? new Date(0),
  };
}

export async function readObject(
  { client, bucket }: S3,
  key: string,
  range: ByteRange | undefined,
): Promise<AsyncIterable<Uint8Array> | null> {
  const part = range === undefined ? {} : { Range: `bytes=${range.from}-${range.to}` };
  const got = client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...part })).catch(noneLeft);
  const found = await onS3IfThere(got);
  return found === null ? null : pieces(found.Body);
}

/** A range behind the end holds nothing; to S3 it is an error. */
function noneLeft(error: unknown): { Body?: undefined } {
  if (reasonOf(error) === 'InvalidRange') return {};
  throw error;
}

async function* pieces(body: unknown): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === undefined) return;
  if (!isIterable(body)) throw outOfReach('no-stream', undefined);
  const iterator = body[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next = await onS3(iterator.next());
      ended = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Closes the connection to the bucket.
    if (!ended) await iterator.return?.();
  }
}

/** In Node the SDK's bodies are streams of buffers; their declared type is that of all platforms. */
function isIterable(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
