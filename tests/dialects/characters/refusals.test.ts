import { expect, test } from 'vitest';
import { characters } from '#server/dialects/characters/index.ts';
import { refusalsOf } from '#tests/support/http/index.ts';

test('every refusal has its status and its words in this family', () => {
  expect(refusalsOf(characters)).toMatchInlineSnapshot(`
    "invalid_input: 400 {"code":"INVALID_REQUEST","message":"Said.","details":{"field":"f"}}
    unauthenticated: 401 {"code":"UNAUTHORIZED","message":"Said.","details":{"field":"f"}} {"www-authenticate":"Bearer"}
    forbidden: 403 {"code":"FORBIDDEN","message":"Said.","details":{"field":"f"}}
    not_found: 404 {"code":"NOT_FOUND","message":"Said.","details":{"field":"f"}}
    conflict: 409 {"code":"INVALID_REQUEST","message":"Said.","details":{"field":"f"}}
    idempotency_key_reused: 422 {"code":"INVALID_REQUEST","message":"Said.","details":{"field":"f"}}
    insufficient_credits: 400 {"code":"INVALID_REQUEST","message":"Said.","details":{"field":"f"}}
    rate_limited: 429 {"code":"RATE_LIMIT_EXCEEDED","message":"Said.","details":{"field":"f"},"retry_after_seconds":7} {"retry-after":"7"}
    content_refused: 400 {"code":"INVALID_REQUEST","message":"Said.","details":{"field":"f"}}
    too_large: 413 {"code":"INVALID_REQUEST","message":"Said.","details":{"field":"f"}}
    unsupported: 415 {"code":"INVALID_REQUEST","message":"Said.","details":{"field":"f"}}
    unavailable: 503 {"code":"SERVICE_UNAVAILABLE","message":"Said.","details":{"field":"f"}}
    upstream_failed: 503 {"code":"SERVICE_UNAVAILABLE","message":"Said.","details":{"field":"f"}}
    timed_out: 503 {"code":"SERVICE_UNAVAILABLE","message":"Said.","details":{"field":"f"}}
    cancelled: 503 {"code":"SERVICE_UNAVAILABLE","message":"Said.","details":{"field":"f"}}
    internal: 500 {"code":"INTERNAL_ERROR","message":"Said.","details":{"field":"f"}}"
  `);
});
