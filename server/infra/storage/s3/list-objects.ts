import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import type { Storage, StoredObject } from '#server/kernel/storage.ts';
import { mediaTypeOfKey } from '../media-type-of-key.ts';
import type { S3 } from './client.ts';
import { onS3, onS3IfThere } from './failures.ts';

export async function* listObjects(
  { client, bucket }: S3,
  prefix: string,
): AsyncGenerator<StoredObject, void, undefined> {
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix });
  for (;;) {
    const page = await onS3(pages.next());
    if (page.done === true) return;
    for (const { Key: key, Size: bytes = 0, LastModified: modifiedAt = new Date(0) } of page.value.Contents ??
      []) {
      if (key !== undefined) yield { key, bytes, mediaType: mediaTypeOfKey(key), checksum: null, modifiedAt };
    }
  }
}

/** Ends the multipart uploads of killed processes: their parts are paid for, and no list of objects shows them. */
export async function abortUnfinished(
  { client, bucket }: S3,
  { before, isOurs }: Parameters<Storage['removeUnfinished']>[0],
): Promise<number> {
  let removed = 0;
  for (let marker = {}; ; ) {
    const page = await onS3(client.send(new ListMultipartUploadsCommand({ Bucket: bucket, ...marker })));
    for (const { Key: key, UploadId, Initiated } of page.Uploads ?? []) {
      if (key === undefined || !isOurs(key) || Initiated === undefined || Initiated >= before) continue;
      await onS3IfThere(client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId })));
      removed++;
    }
    if (page.IsTruncated !== true) return removed;
    marker = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
  }
}
