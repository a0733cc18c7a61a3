import type { Dialect } from '#server/http/dialect.ts';
import type { DomainError } from '#server/kernel/errors.ts';
import { ErrorBody } from './schema.ts';

/** The reason phrases of the statuses that this family uses. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** Images and videos, as document 000 describes them: errors are `{ statusCode, message, error }`. */
export const generations: Dialect = {
  name: 'generations',
  title: 'Generations',
  description: 'Images from words and videos from images, paid with credits.',
  unlimited: true,
  statuses: {
    invalid_input: 400,
    unauthenticated: 401,
    forbidden: 403,
    not_found: 404,
    conflict: 409,
    idempotency_key_reused: 400,
    insufficient_credits: 400,
    rate_limited: 429,
    content_refused: 400,
    too_large: 413,
    unsupported: 415,
    unavailable: 503,
    upstream_failed: 502,
    timed_out: 504,
    cancelled: 503,
    internal: 500,
  },
  errorBody: (error, status) => errorBody(status, sentenceOf(error)),
  errorSchema: ErrorBody,
};

export function errorBody(status: number, message: string) {
  return { statusCode: status, message, error: REASONS[status] ?? 'Error' };
}

/** A message that begins with the field, as one sentence: `model must be …`, where others say `model: must be …`. */
function sentenceOf({ message, details }: DomainError): string {
  const { field } = details;
  const name = typeof field === 'string' && field !== '' ? field : 'body';
  return message.startsWith(`${name}: `) ? `${name} ${message.slice(name.length + 2)}` : message;
}
