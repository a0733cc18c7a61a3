import type { Dialect } from '#server/http/dialect.ts';
import { ErrorBody } from './schema.ts';

/** Influencers, as document 003 describes them: errors are `{ error, message, details }`. */
export const influencers: Dialect = {
  name: 'influencers',
  title: 'Influencers',
  description:
    'AI personas to keep company with: who they are, conversations with them, and whether this server is well.',
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
    upstream_failed: 503,
    timed_out: 504,
    cancelled: 503,
    internal: 500,
  },
  errorBody: (error) => ({ error: error.code, message: error.message, details: error.details }),
  errorSchema: ErrorBody,
};
