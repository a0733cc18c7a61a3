import { expect, test } from 'vitest';
import { sessions } from '#server/dialects/sessions/index.ts';
import { refusalsOf } from '#tests/support/http/index.ts';

test('every refusal has its status and its words in this family', () => {
  expect(refusalsOf(sessions)).toMatchInlineSnapshot(`
    "invalid_input: 400 {"detail":"Said."}
    unauthenticated: 401 {"detail":"Said."} {"www-authenticate":"Bearer"}
    forbidden: 403 {"detail":"Said."}
    not_found: 404 {"detail":"Said."}
    conflict: 409 {"detail":"Said."}
    idempotency_key_reused: 422 {"detail":"Said."}
    insufficient_credits: 402 {"detail":"Said."}
    rate_limited: 429 {"detail":"Said."} {"retry-after":"7"}
    content_refused: 400 {"detail":"Said."}
    too_large: 413 {"detail":"Said."}
    unsupported: 415 {"detail":"Said."}
    unavailable: 503 {"detail":"Said."}
    upstream_failed: 502 {"detail":"Said."}
    timed_out: 504 {"detail":"Said."}
    cancelled: 503 {"detail":"Said."}
    internal: 500 {"detail":"Said."}"
  `);
});
