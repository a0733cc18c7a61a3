import { plain, xml, type Answer } from './answer.ts';
import { Refusal } from './refusal.ts';
import type { Arrived } from './request.ts';
import { etagOf, objectAt, slice, type Store, type StoredObject } from './store.ts';

export function putObject(store: Store, request: Arrived, body: Buffer, now: Date): Answer {
  if (request.headers['if-none-match'] === '*' && store.objects.has(request.key))
    throw new Refusal(412, 'PreconditionFailed');
  const object = { ...describedBy(request), pieces: [body], bytes: body.length, etag: etagOf(body) };
  store.objects.set(request.key, { ...object, modifiedAt: now });
  return plain(200, { etag: object.etag });
}

export function copyObject(store: Store, request: Arrived, bucket: string, now: Date): Answer {
  const source = decodeURIComponent(request.headers['x-amz-copy-source'] ?? '').replace(/^\//, '');
  if (!source.startsWith(`${bucket}/`)) throw new Refusal(404, 'NoSuchBucket');
  const from = objectAt(store, source.slice(bucket.length + 1));
  const replaces = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  // S3 refuses to copy an object onto itself unless that changes something.
  if (!replaces && source === `${bucket}/${request.key}`) throw new Refusal(400, 'InvalidRequest');
  store.objects.set(request.key, { ...from, ...(replaces ? describedBy(request) : {}), modifiedAt: now });
  return xml(
    200,
    `<CopyObjectResult><ETag>${from.etag}</ETag><LastModified>${now.toISOString()}</LastModified></CopyObjectResult>`,
  );
}

/** GET and HEAD alike; whoever sends the answer leaves the body out for HEAD. */
export function getObject(store: Store, { key, headers, query }: Arrived): Answer {
  const object = objectAt(store, key);
  const described: Record<string, string> = {
    'content-type': query.get('response-content-type') ?? object.contentType,
    etag: object.etag,
    'last-modified': object.modifiedAt.toUTCString(),
    'accept-ranges': 'bytes',
    ...Object.fromEntries(
      Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
    ),
  };
  const disposition = query.get('response-content-disposition');
  if (disposition !== null) described['content-disposition'] = disposition;
  const range = /^bytes=(\d*)-(\d*)$/.exec(headers['range'] ?? '');
  if (range === null || range[0] === 'bytes=-')
    return { status: 200, headers: described, body: object.pieces };
  const [from, to] = boundsOf(range[1] ?? '', range[2] ?? '', object);
  if (from >= object.bytes || from > to) throw new Refusal(416, 'InvalidRange');
  described['content-range'] = `bytes ${from}-${to}/${object.bytes}`;
  return { status: 206, headers: described, body: slice(object, from, to) };
}

function boundsOf(first: string, last: string, { bytes }: StoredObject): [number, number] {
  if (first === '') return [Math.max(0, bytes - Number(last)), bytes - 1];
  return [Number(first), last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)];
}

/** What a request says about the object besides its bytes. */
export function describedBy({ headers }: Arrived): Pick<StoredObject, 'contentType' | 'metadata'> {
  const metadata = Object.entries(headers)
    .filter(([name]) => name.startsWith('x-amz-meta-'))
    .map(([name, value]) => [name.slice('x-amz-meta-'.length), value] as const);
  return {
    contentType: headers['content-type'] ?? 'binary/octet-stream',
    metadata: Object.fromEntries(metadata),
  };
}
