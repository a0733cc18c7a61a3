import type { IncomingMessage } from 'node:http';

export type Credentials = { accessKeyId: string; secretAccessKey: string; region: string };

/** A request as it arrived, before anything of it is believed. */
export type Arrived = {
  method: string;
  /** As sent, still encoded. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  /** `PutObject`, `UploadPart` and so on; the method where it is none of ours. */
  operation: string;
  bucket: string;
  key: string;
};

export function arrivedFrom(incoming: IncomingMessage): Arrived {
  const { method = 'GET', url = '/' } = incoming;
  const [path = '/', search = ''] = url.split('?');
  const query = new URLSearchParams(search);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const [bucket = '', ...rest] = decodeURIComponent(path).slice(1).split('/');
  const key = rest.join('/');
  return { method, path, query, headers, bucket, key, operation: operationOf(method, key, query, headers) };
}

function operationOf(
  method: string,
  key: string,
  query: URLSearchParams,
  headers: Readonly<Record<string, string>>,
): string {
  if (key === '') {
    if (method === 'GET' && query.get('list-type') === '2') return 'ListObjectsV2';
    return method === 'GET' && query.has('uploads') ? 'ListMultipartUploads' : method;
  }
  if (method === 'POST' && query.has('uploads')) return 'CreateMultipartUpload';
  if (query.has('uploadId')) {
    const byMethod: Readonly<Record<string, string>> = {
      PUT: 'UploadPart',
      POST: 'CompleteMultipartUpload',
      DELETE: 'AbortMultipartUpload',
    };
    return byMethod[method] ?? method;
  }
  if (method === 'PUT') return headers['x-amz-copy-source'] === undefined ? 'PutObject' : 'CopyObject';
  const plain: Readonly<Record<string, string>> = {
    GET: 'GetObject',
    HEAD: 'HeadObject',
    DELETE: 'DeleteObject',
  };
  return plain[method] ?? method;
}
