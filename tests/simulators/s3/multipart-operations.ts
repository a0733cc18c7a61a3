import { createHash, randomBytes } from 'node:crypto';
import { elements, escape, plain, xml, type Answer } from './answer.ts';
import { describedBy } from './object-operations.ts';
import { Refusal } from './refusal.ts';
import type { Arrived } from './request.ts';
import { etagOf, type Store, type Unfinished } from './store.ts';

const SMALLEST_PART = 5 * 1024 * 1024;

export function createUpload(store: Store, request: Arrived, now: Date): Answer {
  const id = randomBytes(16).toString('hex');
  const { key } = request;
  store.uploads.set(id, { ...describedBy(request), key, initiatedAt: now, parts: new Map() });
  return xml(
    200,
    `<InitiateMultipartUploadResult><Key>${escape(key)}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
  );
}

export function uploadPart(store: Store, request: Arrived, body: Buffer): Answer {
  const number = Number(request.query.get('partNumber'));
  if (!(number >= 1 && number <= 10_000)) throw new Refusal(400, 'InvalidArgument');
  const etag = etagOf(body);
  uploadOf(store, request).parts.set(number, { body, etag });
  return plain(200, { etag });
}

export function completeUpload(store: Store, request: Arrived, body: Buffer, now: Date): Answer {
  const upload = uploadOf(store, request);
  const named = elements(body.toString(), 'Part').map((part) => ({
    number: Number(elements(part, 'PartNumber')[0]),
    etag: elements(part, 'ETag')[0],
  }));
  const inOrder = named.every(({ number }, index) => index === 0 || number > (named[index - 1]?.number ?? 0));
  if (named.length === 0 || !inOrder) throw new Refusal(400, 'InvalidPartOrder');
  const parts = named.map(({ number, etag }) => {
    const part = upload.parts.get(number);
    if (part === undefined || part.etag !== etag) throw new Refusal(400, 'InvalidPart');
    return part;
  });
  if (parts.slice(0, -1).some((part) => part.body.length < SMALLEST_PART))
    throw new Refusal(400, 'EntityTooSmall');
  const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
  const etag = `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`;
  const { contentType, metadata } = upload;
  const pieces = parts.map((part) => part.body);
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  store.objects.set(upload.key, { contentType, metadata, pieces, bytes, etag, modifiedAt: now });
  store.uploads.delete(request.query.get('uploadId') ?? '');
  return xml(
    200,
    `<CompleteMultipartUploadResult><ETag>${escape(etag)}</ETag></CompleteMultipartUploadResult>`,
  );
}

export function abortUpload(store: Store, request: Arrived): Answer {
  uploadOf(store, request);
  store.uploads.delete(request.query.get('uploadId') ?? '');
  return plain(204);
}

export function listUploads(store: Store): Answer {
  const uploads = [...store.uploads].map(
    ([id, { key, initiatedAt }]) =>
      `<Upload><Key>${escape(key)}</Key><UploadId>${id}</UploadId><Initiated>${initiatedAt.toISOString()}</Initiated></Upload>`,
  );
  return xml(
    200,
    `<ListMultipartUploadsResult>${uploads.join('')}<IsTruncated>false</IsTruncated></ListMultipartUploadsResult>`,
  );
}

function uploadOf(store: Store, { key, query }: Arrived): Unfinished {
  const found = store.uploads.get(query.get('uploadId') ?? '');
  if (found === undefined || found.key !== key) throw new Refusal(404, 'NoSuchUpload');
  return found;
}
