import { plain, type Answer } from './answer.ts';
import { listObjects } from './list-operation.ts';
import {
  abortUpload,
  completeUpload,
  createUpload,
  listUploads,
  uploadPart,
} from './multipart-operations.ts';
import { copyObject, getObject, putObject } from './object-operations.ts';
import { Refusal } from './refusal.ts';
import type { Arrived } from './request.ts';
import type { Store } from './store.ts';

/** Does what a request that may do it asks for. */
export function perform(
  store: Store,
  request: Arrived,
  body: Buffer,
  { bucket, now, pageSize }: { bucket: string; now: Date; pageSize: number },
): Answer {
  switch (request.operation) {
    case 'PutObject':
      return putObject(store, request, body, now);
    case 'CopyObject':
      return copyObject(store, request, bucket, now);
    case 'GetObject':
    case 'HeadObject':
      return getObject(store, request);
    case 'DeleteObject':
      store.objects.delete(request.key);
      return plain(204);
    case 'CreateMultipartUpload':
      return createUpload(store, request, now);
    case 'UploadPart':
      return uploadPart(store, request, body);
    case 'CompleteMultipartUpload':
      return completeUpload(store, request, body, now);
    case 'AbortMultipartUpload':
      return abortUpload(store, request);
    case 'ListMultipartUploads':
      return listUploads(store);
    case 'ListObjectsV2':
      return listObjects(store, request, pageSize);
    default:
      throw new Refusal(501, 'NotImplemented');
  }
}
