import type { ByteRange } from '#server/kernel/storage.ts';
import type { HttpAnswer } from './exchange.ts';
import { readRange } from './range.ts';

export type ServedFile = {
  mediaType: string;
  bytes: number;
  /** Strong: changes with any byte. Without its quotation marks. */
  etag: string;
  /** What the browser calls it. */
  fileName: string;
  /** Saved instead of shown. */
  download: boolean;
  /** Opened only once somebody reads. */
  read(range: ByteRange | undefined): AsyncIterable<Uint8Array>;
};

/**
 * A file as RFC 9110 wants it: 200, 206 for a `Range`, 304 for an `If-None-Match`, or `unsatisfiable`, for which the
 * family has the words. Whatever it holds, a browser runs nothing of it.
 */
export function fileAnswer(
  file: ServedFile,
  header: (name: string) => string | undefined,
  more: Record<string, string> = {},
): HttpAnswer | 'unsatisfiable' {
  const etag = `"${file.etag}"`;
  const headers = {
    'accept-ranges': 'bytes',
    etag,
    'x-content-type-options': 'nosniff',
    // Enough for a browser's own picture and video pages.
    'content-security-policy':
      "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
    ...more,
  };
  if (names(header('if-none-match'), etag)) return { status: 304, headers, body: null };
  const ifRange = header('if-range');
  const asked = ifRange === undefined || ifRange === etag ? header('range') : undefined;
  const range = readRange(asked, file.bytes);
  if (range === 'unsatisfiable') return range;
  const described = {
    ...headers,
    'content-type': file.mediaType,
    'content-disposition': `${file.download ? 'attachment' : 'inline'}; ${worded(file.fileName)}`,
  };
  if (range === 'whole') {
    const body = { bytes: file.read(undefined), length: file.bytes };
    return { status: 200, headers: described, body };
  }
  return {
    status: 206,
    headers: { ...described, 'content-range': `bytes ${range.from}-${range.to}/${file.bytes}` },
    body: { bytes: file.read(range), length: range.to - range.from + 1 },
  };
}

/** A file's name as RFC 6266 wants it: for everybody in plain letters, and as it is for whoever reads that. */
function worded(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, '_');
  if (plain === name) return `filename="${name}"`;
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Whether a list of entity tags, or `*`, names this one; weak ones count, as for every GET. */
function names(list: string | undefined, etag: string): boolean {
  if (list === undefined) return false;
  return list.split(',').some((each) => ['*', etag, `W/${etag}`].includes(each.trim()));
}
