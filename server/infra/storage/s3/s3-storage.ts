import { DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Storage } from '#server/kernel/storage.ts';
import { checkKey } from '../check-key.ts';
import { type Bucket, openS3, type S3Options } from './client.ts';
import { onS3, onS3IfThere } from './failures.ts';
import { abortUnfinished, listObjects } from './list-objects.ts';
import { presign } from './presign.ts';
import { putObject } from './put-object.ts';
import { headObject, readObject } from './read-object.ts';

type Options = S3Options & {
  /** Stands in for the clock in tests of links. */
  now?: () => Date;
};

/** Objects in a bucket of S3, or of what speaks its language. Nothing is asked of it before the first use. */
export function createS3Storage(
  bucket: Bucket,
  { now = () => new Date(), ...options }: Options = {},
): Storage {
  const s3 = openS3(bucket, options);
  return {
    async put(key, body, wanted) {
      checkKey(key);
      return putObject(s3, key, body, wanted);
    },
    async head(key) {
      checkKey(key);
      return headObject(s3, key);
    },
    async read(key, range) {
      checkKey(key);
      return readObject(s3, key, range);
    },
    link: async (key, wanted) => presign(s3, key, wanted, now()),
    async remove(key) {
      checkKey(key);
      await onS3IfThere(s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key: key })));
    },
    async reach() {
      // Not HEAD: its answer does not say whether it is the object or the bucket that does not exist.
      await onS3(s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket, MaxKeys: 1 })));
    },
    list: (prefix) => listObjects(s3, prefix),
    removeUnfinished: (which) => abortUnfinished(s3, which),
  };
}
