import { expect, test } from 'vitest';
import { generations } from '#server/dialects/generations/index.ts';
import { mannersOf, refusalsOf } from '#tests/support/http/index.ts';

test('every refusal has its status and its words in this family', () => {
  expect(refusalsOf(generations)).toMatchInlineSnapshot(`
    "invalid_input: 400 {"statusCode":400,"message":"Said.","error":"Bad Request"}
    unauthenticated: 401 {"statusCode":401,"message":"Said.","error":"Unauthorized"} {"www-authenticate":"Bearer"}
    forbidden: 403 {"statusCode":403,"message":"Said.","error":"Forbidden"}
    not_found: 404 {"statusCode":404,"message":"Said.","error":"Not Found"}
    conflict: 409 {"statusCode":409,"message":"Said.","error":"Conflict"}
    idempotency_key_reused: 400 {"statusCode":400,"message":"Said.","error":"Bad Request"}
    insufficient_credits: 400 {"statusCode":400,"message":"Said.","error":"Bad Request"}
    rate_limited: 429 {"statusCode":429,"message":"Said.","error":"Too Many Requests"} {"retry-after":"7"}
    content_refused: 400 {"statusCode":400,"message":"Said.","error":"Bad Request"}
    too_large: 413 {"statusCode":413,"message":"Said.","error":"Payload Too Large"}
    unsupported: 415 {"statusCode":415,"message":"Said.","error":"Unsupported Media Type"}
    unavailable: 503 {"statusCode":503,"message":"Said.","error":"Service Unavailable"}
    upstream_failed: 502 {"statusCode":502,"message":"Said.","error":"Bad Gateway"}
    timed_out: 504 {"statusCode":504,"message":"Said.","error":"Gateway Timeout"}
    cancelled: 503 {"statusCode":503,"message":"Said.","error":"Service Unavailable"}
    internal: 500 {"statusCode":500,"message":"Said.","error":"Internal Server Error"}"
  `);
});

test('what reaches no operation is refused in this family’s form too', async () => {
  expect(await mannersOf(generations, { asks: 'GET /chat', tells: 'POST /chat' })).toMatchInlineSnapshot(`
    "wrong method: 405 {"statusCode":405,"message":"PATCH is not possible here; allowed: POST, GET","error":"Method Not Allowed"}
        allow: POST, GET
    no token: 401 {"statusCode":401,"message":"Sign in, or send a valid bearer token.","error":"Unauthorized"}
        www-authenticate: Bearer
    a wrong token: 401 {"statusCode":401,"message":"The bearer token is invalid, expired or revoked.","error":"Unauthorized"}
        www-authenticate: Bearer
    no JSON: 415 {"statusCode":415,"message":"Content-Type must be application/json","error":"Unsupported Media Type"}
    broken JSON: 400 {"statusCode":400,"message":"body is not valid JSON","error":"Bad Request"}
    an empty body: 400 {"statusCode":400,"message":"body must not be empty","error":"Bad Request"}
    two mebibytes: 413 {"statusCode":413,"message":"The body must be at most 1048576 bytes","error":"Payload Too Large"}
        connection: close"
  `);
});
