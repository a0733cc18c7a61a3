import { expect, test } from 'vitest';
import { characters } from '#server/dialects/characters/index.ts';
import { mannersOf, refusalsOf } from '#tests/support/http/index.ts';

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

test('what reaches no operation is refused in this family’s form too', async () => {
  expect(
    await mannersOf(characters, {
      unknown: '/api/v1/media/nothing',
      asks: 'GET /api/v1/media/status/x',
      tells: 'POST /api/v1/media/voice',
    }),
  ).toMatchInlineSnapshot(`
    "unknown path: 404 {"error":"not_found","message":"There is nothing at this path","details":{}}
    wrong method: 405 {"code":"INVALID_REQUEST","message":"PATCH is not possible here; allowed: GET"}
        allow: GET
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=149;t=1
    no token: 401 {"code":"UNAUTHORIZED","message":"Sign in, or send a valid bearer token."}
        www-authenticate: Bearer
        ratelimit-policy: "address";q=3000;w=150
        ratelimit: "address";r=2999;t=1
    a wrong token: 401 {"code":"UNAUTHORIZED","message":"The bearer token is invalid, expired or revoked."}
        www-authenticate: Bearer
        ratelimit-policy: "address";q=3000;w=150
        ratelimit: "address";r=2998;t=1
    no JSON: 415 {"code":"INVALID_REQUEST","message":"Content-Type must be application/json"}
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=148;t=2
    broken JSON: 400 {"code":"INVALID_REQUEST","message":"body: is not valid JSON"}
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=147;t=2
    an empty body: 400 {"code":"INVALID_REQUEST","message":"body: must not be empty"}
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=146;t=3
    two mebibytes: 413 {"code":"INVALID_REQUEST","message":"The body must be at most 1048576 bytes"}
        connection: close
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=145;t=3
    one request too many: 429 {"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests: 100 a minute, and 150 at once.","retry_after_seconds":1}
        retry-after: 1
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=0;t=90
    one too many in a wrong way: 429 {"code":"RATE_LIMIT_EXCEEDED","message":"Too many requests: 100 a minute, and 150 at once.","retry_after_seconds":1}
        allow: GET
        retry-after: 1
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=0;t=90"
  `);
});
