import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Refusal } from './refusal.ts';
import type { Arrived } from './request.ts';
import { sha256, type Signed } from './verify-signature.ts';

const DIGESTS: Readonly<Record<string, (body: Buffer) => string>> = {
  'content-md5': (body) => createHash('md5').update(body).digest('base64'),
  'x-amz-checksum-sha1': (body) => createHash('sha1').update(body).digest('base64'),
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest('base64'),
  'x-amz-checksum-crc32': (body) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return sum.toString('base64');
  },
};

/** The body without its framing; refused where it is not what was signed or what its checksums say. */
export function readBody({ headers }: Arrived, raw: Buffer, signed: Signed): Buffer {
  const framed = signed.payload.startsWith('STREAMING-');
  const { body, trailers } = framed ? unframe(raw, signed) : { body: raw, trailers: {} };
  if (!framed && signed.payload !== 'UNSIGNED-PAYLOAD' && sha256(body) !== signed.payload)
    throw new Refusal(400, 'XAmzContentSHA256Mismatch');
  const length = headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== body.length) throw new Refusal(400, 'IncompleteBody');
  const announced = headers['x-amz-trailer'];
  if (announced !== undefined && !(announced in trailers)) throw new Refusal(400, 'MalformedTrailerError');
  for (const [name, digest] of Object.entries(DIGESTS)) {
    const told = headers[name] ?? trailers[name];
    if (told !== undefined && told !== digest(body)) throw new Refusal(400, 'BadDigest');
  }
  return body;
}

/** Takes `aws-chunked` apart; signed chunks form a chain that begins with the request's own signature. */
function unframe(raw: Buffer, signed: Signed): { body: Buffer; trailers: Record<string, string> } {
  const signedChunks = signed.payload.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD');
  const chunks: Buffer[] = [];
  let previous = signed.signature;
  for (let at = 0; ; ) {
    const end = raw.indexOf('\r\n', at);
    if (end === -1) throw new Refusal(400, 'IncompleteBody');
    const [size = '', extension = ''] = raw.toString('latin1', at, end).split(';');
    const chunk = raw.subarray(end + 2, end + 2 + Number.parseInt(size, 16));
    if (chunk.length !== Number.parseInt(size, 16)) throw new Refusal(400, 'IncompleteBody');
    if (signedChunks) {
      previous = signed.signChunk(previous, chunk);
      if (extension !== `chunk-signature=${previous}`) throw new Refusal(403, 'SignatureDoesNotMatch');
    }
    if (chunk.length === 0) return { body: Buffer.concat(chunks), trailers: trailersIn(raw, end + 2) };
    chunks.push(chunk);
    at = end + 2 + chunk.length + 2;
  }
}

function trailersIn(raw: Buffer, at: number): Record<string, string> {
  const lines = raw.toString('latin1', at).split('\r\n');
  return Object.fromEntries(
    lines
      .map((line) => /^([^:]+):\s*(.*?)\s*$/.exec(line))
      .filter((match) => match !== null)
      .map(([, name = '', value = '']) => [name.toLowerCase(), value]),
  );
}
