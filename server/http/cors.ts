import type { HttpAnswer, HttpRequest } from './exchange.ts';

/** Request headers that a page elsewhere may send. */
const SENT = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-None-Match',
  'If-Range',
  'Last-Event-ID',
  'Prefer',
  'Range',
  'X-Request-Id',
].join(', ');

/** Headers of an answer that a page elsewhere may read. */
const READ = [
  'Content-Disposition',
  'Content-Range',
  'ETag',
  'Idempotent-Replayed',
  'Location',
  'Preference-Applied',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'X-Message-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Request-Id',
  'X-Sandbox',
  'X-Session-Id',
  'X-Turn-Id',
].join(', ');

/** Longer than this no browser remembers a preflight. */
const REMEMBERED_SECONDS = 7200;

/**
 * What lets a page of `origin` read an answer, where it is one of `allowed` (CORS_ORIGINS; `*` is any). Cookies are
 * never included: they open nothing here.
 */
export function corsHeaders(allowed: readonly string[], origin: string | undefined): Record<string, string> {
  if (allowed.length === 0) return {};
  if (allowed.includes('*'))
    return { 'access-control-allow-origin': '*', 'access-control-expose-headers': READ };
  // A cache must not hand one origin's answer to another, nor that of none.
  if (origin === undefined || !allowed.includes(origin)) return { vary: 'Origin' };
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': READ,
    vary: 'Origin',
  };
}

/** The answer to a browser that asks beforehand whether a page may; `null` where it may not, or nobody asks. */
export function answerPreflight(
  allowed: readonly string[],
  methods: string,
  request: HttpRequest,
): HttpAnswer | null {
  const origin = request.header('origin');
  const asked = request.method === 'OPTIONS' && request.header('access-control-request-method') !== undefined;
  if (!asked || origin === undefined || !(allowed.includes('*') || allowed.includes(origin))) return null;
  const headers = {
    'access-control-allow-methods': methods,
    'access-control-allow-headers': SENT,
    'access-control-max-age': String(REMEMBERED_SECONDS),
  };
  return { status: 204, headers, body: null };
}
