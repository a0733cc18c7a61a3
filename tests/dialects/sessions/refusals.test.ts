import { expect, test } from 'vitest';
import { sessions } from '#server/dialects/sessions/index.ts';
import { mannersOf, refusalsOf } from '#tests/support/http/index.ts';

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

test('what reaches no operation is refused in this family’s form too', async () => {
  expect(
    await mannersOf(sessions, {
      unknown: '/v1/chat/nothing',
      asks: 'GET /v1/chat/history',
      tells: 'POST /v1/chat/stream',
    }),
  ).toMatchInlineSnapshot(`
    "unknown path: 404 {"error":"not_found","message":"There is nothing at this path","details":{}}
    wrong method: 405 {"detail":"PATCH is not possible here; allowed: GET"}
        allow: GET
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=149;t=1
    no token: 401 {"detail":"Sign in, or send a valid bearer token."}
        www-authenticate: Bearer
        ratelimit-policy: "address";q=3000;w=150
        ratelimit: "address";r=2999;t=1
    a wrong token: 401 {"detail":"The bearer token is invalid, expired or revoked."}
        www-authenticate: Bearer
        ratelimit-policy: "address";q=3000;w=150
        ratelimit: "address";r=2998;t=1
    no JSON: 415 {"detail":"Content-Type must be application/json"}
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=148;t=2
    broken JSON: 400 {"detail":"body: is not valid JSON"}
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=147;t=2
    an empty body: 400 {"detail":"body: must not be empty"}
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=146;t=3
    two mebibytes: 413 {"detail":"The body must be at most 1048576 bytes"}
        connection: close
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=145;t=3
    one request too many: 429 {"detail":"Too many requests: 100 a minute, and 150 at once."}
        retry-after: 1
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=0;t=90
    one too many in a wrong way: 429 {"detail":"Too many requests: 100 a minute, and 150 at once."}
        allow: GET
        retry-after: 1
        ratelimit-policy: "free";q=150;w=90
        ratelimit: "free";r=0;t=90"
  `);
});
