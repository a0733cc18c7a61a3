import type { Dialect } from '#server/http/dialect.ts';
import type { DomainError, ErrorCode } from '#server/kernel/errors.ts';
import { ErrorBody } from './schema.ts';

type Words = { code: string; message: string };

/** This family's code for each refusal, and the sentence that goes with it. */
const WORDS: Readonly<Record<Exclude<ErrorCode, 'unauthenticated'>, Words>> = {
  invalid_input: { code: 'VALIDATION_ERROR', message: 'Invalid chat request' },
  forbidden: { code: 'FORBIDDEN', message: 'Not allowed' },
  not_found: { code: 'TAB_NOT_FOUND', message: 'Tab not found' },
  conflict: { code: 'CONFLICT', message: 'Not possible at present' },
  idempotency_key_reused: { code: 'IDEMPOTENCY_KEY_REUSED', message: 'Idempotency-Key already used' },
  insufficient_credits: { code: 'INSUFFICIENT_CREDITS', message: 'Too few credits' },
  rate_limited: { code: 'RATE_LIMITED', message: 'Too many requests' },
  content_refused: { code: 'CONTENT_REFUSED', message: 'Content refused' },
  too_large: { code: 'PAYLOAD_TOO_LARGE', message: 'Request too large' },
  unsupported: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Unsupported content type' },
  unavailable: { code: 'SERVICE_UNAVAILABLE', message: 'No model available' },
  upstream_failed: { code: 'UPSTREAM_FAILED', message: 'The model failed' },
  timed_out: { code: 'TIMEOUT', message: 'Not finished in time' },
  cancelled: { code: 'CANCELLED', message: 'Cancelled' },
  internal: { code: 'INTERNAL_ERROR', message: 'Internal error' },
};
const DUPLICATE: Words = { code: 'DUPLICATE_MESSAGE', message: 'Message already exists' };
const WRONG_METHOD: Words = { code: 'METHOD_NOT_ALLOWED', message: 'Method not allowed' };

/** Advertising copy, as document 001 describes it: 401 has a body of its own, all other errors share one. */
export const copywriting: Dialect = {
  name: 'copywriting',
  title: 'Copywriting',
  description: 'Short texts in ten tones, kept in tabs.',
  statuses: {
    invalid_input: 400,
    unauthenticated: 401,
    forbidden: 403,
    not_found: 404,
    conflict: 409,
    idempotency_key_reused: 422,
    insufficient_credits: 402,
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
  errorBody(error, status, { path }) {
    if (error.code === 'unauthenticated') {
      return {
        path,
        error: 'Unauthorized',
        message: 'Full authentication is required to access this resource',
        status,
      };
    }
    const { code, message } = wordsFor(error, error.code, status);
    return { success: false, message, error: { code, details: sentenceOf(error) } };
  },
  errorSchema: ErrorBody,
};

function wordsFor(
  { details }: DomainError,
  code: Exclude<ErrorCode, 'unauthenticated'>,
  status: number,
): Words {
  if (status === 405) return WRONG_METHOD;
  if (code === 'conflict' && 'messageId' in details) return DUPLICATE;
  return WORDS[code];
}

/** A message that begins with the field, as one sentence; what is a sentence by itself stands alone. */
function sentenceOf({ message, details }: DomainError): string {
  const { field } = details;
  const name = typeof field === 'string' && field !== '' ? field : 'body';
  if (!message.startsWith(`${name}: `)) return message;
  const rest = message.slice(name.length + 2);
  return /^(\p{Lu}|tabid|userChatInput)/u.test(rest) ? rest : `${name} ${rest}`;
}
