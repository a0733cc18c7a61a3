import { expect, test } from 'vitest';
import { influencers } from '#server/dialects/influencers/index.ts';
import { refusalsOf } from '#tests/support/http/index.ts';

test('every refusal has its status and its words in this family', () => {
  expect(refusalsOf(influencers)).toMatchInlineSnapshot(`
    "invalid_input: 400 {"error":"invalid_input","message":"Said.","details":{"field":"f"}}
    unauthenticated: 401 {"error":"unauthenticated","message":"Said.","details":{"field":"f"}} {"www-authenticate":"Bearer"}
    forbidden: 403 {"error":"forbidden","message":"Said.","details":{"field":"f"}}
    not_found: 404 {"error":"not_found","message":"Said.","details":{"field":"f"}}
    conflict: 409 {"error":"conflict","message":"Said.","details":{"field":"f"}}
    idempotency_key_reused: 422 {"error":"idempotency_key_reused","message":"Said.","details":{"field":"f"}}
    insufficient_credits: 402 {"error":"insufficient_credits","message":"Said.","details":{"field":"f"}}
    rate_limited: 429 {"error":"rate_limited","message":"Said.","details":{"field":"f"}} {"retry-after":"7"}
    content_refused: 400 {"error":"content_refused","message":"Said.","details":{"field":"f"}}
    too_large: 413 {"error":"too_large","message":"Said.","details":{"field":"f"}}
    unsupported: 415 {"error":"unsupported","message":"Said.","details":{"field":"f"}}
    unavailable: 503 {"error":"unavailable","message":"Said.","details":{"field":"f"}}
    upstream_failed: 503 {"error":"upstream_failed","message":"Said.","details":{"field":"f"}}
    timed_out: 504 {"error":"timed_out","message":"Said.","details":{"field":"f"}}
    cancelled: 503 {"error":"cancelled","message":"Said.","details":{"field":"f"}}
    internal: 500 {"error":"internal","message":"Said.","details":{"field":"f"}}"
  `);
});
