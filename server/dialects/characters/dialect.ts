import type { Dialect } from '#server/http/dialect.ts';
import type { DomainError, ErrorCode } from '#server/kernel/errors.ts';
import { ErrorBody } from './schema.ts';

/** The document's seven codes for everything that may be refused. */
const CODES = {
  invalid_input: 'INVALID_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'INVALID_REQUEST',
  idempotency_key_reused: 'INVALID_REQUEST',
  insufficient_credits: 'INVALID_REQUEST',
  rate_limited: 'RATE_LIMIT_EXCEEDED',
  content_refused: 'INVALID_REQUEST',
  too_large: 'INVALID_REQUEST',
  unsupported: 'INVALID_REQUEST',
  unavailable: 'SERVICE_UNAVAILABLE',
  upstream_failed: 'SERVICE_UNAVAILABLE',
  timed_out: 'SERVICE_UNAVAILABLE',
  cancelled: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_ERROR',
} as const satisfies Record<ErrorCode, string>;

/** Characters, as document 002 describes them: errors are `{ code, message, details?, retry_after_seconds? }`. */
export const characters: Dialect = {
  name: 'characters',
  title: 'Characters',
  description: 'Characters to talk to, what they say and show, and how this server is.',
  statuses: {
    invalid_input: 400,
    unauthenticated: 401,
    forbidden: 403,
    not_found: 404,
    conflict: 409,
    idempotency_key_reused: 422,
    insufficient_credits: 400,
    rate_limited: 429,
    content_refused: 400,
    too_large: 413,
    unsupported: 415,
    unavailable: 503,
    upstream_failed: 503,
    timed_out: 503,
    cancelled: 503,
    internal: 500,
  },
  errorBody: refusalOf,
  errorSchema: ErrorBody,
};

/** What was refused and why, over HTTP and on the socket. */
export function refusalOf({ code, message, details, retryAfterSeconds }: DomainError) {
  return {
    code: CODES[code],
    message,
    ...(Object.keys(details).length === 0 ? {} : { details }),
    ...(retryAfterSeconds === undefined ? {} : { retry_after_seconds: Math.ceil(retryAfterSeconds) }),
  };
}
