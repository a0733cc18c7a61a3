import type { Dialect } from '#server/http/dialect.ts';
import { ErrorBody } from './schema.ts';

/** Chat sessions, as document 004 describes them: errors are `{ detail }`. */
export const sessions: Dialect = {
  name: 'sessions',
  title: 'Chat sessions',
  description:
    'Streaming conversations with text models, their history, and the turns that are still being answered.',
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
  errorBody: (error) => ({ detail: error.message }),
  errorSchema: ErrorBody,
};
