import { expect, test } from 'vitest';
import { influencers } from '#server/dialects/influencers/index.ts';
import { mannersOf, refusalsOf } from '#tests/support/http/index.ts';

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

test('what reaches no operation is refused in this family’s form too', async () => {
  expect(
    await mannersOf(influencers, {
      unknown: '/api/v1/nothing',
      asks: 'GET /api/v1/chat/conversations',
      tells: 'POST /api/v1/chat/conversations',
    }),
  ).toMatchInlineSnapshot(`
    "unknown path: 404 {"error":"not_found","message":"There is nothing at this path","details":{}}
    wrong method: 405 {"error":"unsupported","message":"PATCH is not possible here; allowed: POST, GET","details":{}}
        allow: POST, GET
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=149;t=1
    no token: 401 {"error":"unauthenticated","message":"Sign in, or send a valid bearer token.","details":{}}
        www-authenticate: Bearer
        ratelimit-policy: "address";q=3000;w=150
        ratelimit: "address";r=2999;t=1
    a wrong token: 401 {"error":"unauthenticated","message":"The bearer token is invalid, expired or revoked.","details":{}}
        www-authenticate: Bearer
        ratelimit-policy: "address";q=3000;w=150
        ratelimit: "address";r=2998;t=1
    no JSON: 415 {"error":"unsupported","message":"Content-Type must be application/json","details":{}}
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=148;t=2
    broken JSON: 400 {"error":"invalid_input","message":"body: is not valid JSON","details":{}}
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=147;t=2
    an empty body: 400 {"error":"invalid_input","message":"body: must not be empty","details":{}}
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=146;t=3
    two mebibytes: 413 {"error":"too_large","message":"The body must be at most 1048576 bytes","details":{}}
        connection: close
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=145;t=3
    one request too many: 429 {"error":"rate_limited","message":"Too many requests: 100 a minute, and 150 at once.","details":{}}
        retry-after: 1
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=0;t=90
    one too many in a wrong way: 429 {"error":"rate_limited","message":"Too many requests: 100 a minute, and 150 at once.","details":{}}
        allow: POST, GET
        retry-after: 1
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=0;t=90"
  `);
});
