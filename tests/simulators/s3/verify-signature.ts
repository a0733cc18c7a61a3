import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal.ts';
import type { Arrived, Credentials } from './request.ts';

/** What a good signature leaves to be checked with the body. */
export type Signed = {
  /** The digest of the body that was signed, or how the body is signed instead. */
  payload: string;
  signature: string;
  signChunk(previous: string, chunk: Buffer): string;
};

type Claim = { credential: string; signedHeaders: string; signature: string; date: string; payload: string };

const SKEW_MS = 15 * 60_000;

export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** Signature version 4, in the header or in the query; whatever is wrong is refused as S3 refuses it. */
export function verifySignature(request: Arrived, known: Credentials, now: Date): Signed {
  const presigned = request.query.has('X-Amz-Signature');
  const claim = presigned ? claimInQuery(request, now) : claimInHeader(request, now);
  const [id = '', day = '', region = '', service = ''] = claim.credential.split('/');
  if (id !== known.accessKeyId) throw new Refusal(403, 'InvalidAccessKeyId');
  if (region !== known.region || service !== 's3') throw new Refusal(400, 'AuthorizationHeaderMalformed');
  const signed = claim.signedHeaders.split(';');
  const unsigned = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'));
  if (!signed.includes('host') || unsigned.some((name) => !signed.includes(name)))
    throw new Refusal(403, 'AccessDenied');

  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (last, part) => createHmac('sha256', last).update(part).digest(),
    Buffer.from(`AWS4${known.secretAccessKey}`),
  );
  const sign = (kind: string, ...rest: string[]) =>
    createHmac('sha256', key)
      .update([kind, claim.date, scope, ...rest].join('\n'))
      .digest('hex');
  const expected = sign('AWS4-HMAC-SHA256', sha256(canonical(request, claim, signed)));
  if (!same(expected, claim.signature)) throw new Refusal(403, 'SignatureDoesNotMatch');
  return {
    payload: claim.payload,
    signature: claim.signature,
    signChunk: (previous, chunk) => sign('AWS4-HMAC-SHA256-PAYLOAD', previous, sha256(''), sha256(chunk)),
  };
}

function claimInHeader({ headers }: Arrived, now: Date): Claim {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers['authorization'] ?? '',
    );
  if (form === null) throw new Refusal(403, 'AccessDenied');
  const [, credential = '', signedHeaders = '', signature = ''] = form;
  const { 'x-amz-date': date = '', 'x-amz-content-sha256': payload } = headers;
  if (payload === undefined) throw new Refusal(400, 'MissingSecurityHeader');
  if (!(Math.abs(now.getTime() - timeOf(date)) <= SKEW_MS)) throw new Refusal(403, 'RequestTimeTooSkewed');
  return { credential, signedHeaders, signature, date, payload };
}

function claimInQuery({ query }: Arrived, now: Date): Claim {
  const date = query.get('X-Amz-Date') ?? '';
  const seconds = Number(query.get('X-Amz-Expires'));
  if (!(seconds >= 1 && seconds <= 604_800)) throw new Refusal(400, 'AuthorizationQueryParametersError');
  if (!(now.getTime() <= timeOf(date) + seconds * 1000)) throw new Refusal(403, 'AccessDenied');
  return {
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
    signature: query.get('X-Amz-Signature') ?? '',
    date,
    payload: 'UNSIGNED-PAYLOAD',
  };
}

function canonical(request: Arrived, { payload }: Claim, signed: readonly string[]): string {
  const query = [...request.query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const headers = signed.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`);
  const path = decodeURIComponent(request.path).split('/').map(encode).join('/');
  return [request.method, path, query, ...headers, '', signed.join(';'), payload].join('\n');
}

function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function same(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
