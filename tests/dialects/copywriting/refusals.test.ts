import { expect, test } from 'vitest';
import { copywriting } from '#server/dialects/copywriting/index.ts';
import { refusalsOf } from '#tests/support/http/index.ts';

test('every refusal has its status and its words in this family', () => {
  expect(refusalsOf(copywriting)).toMatchInlineSnapshot(`
    "invalid_input: 400 {"success":false,"message":"Invalid chat request","error":{"code":"VALIDATION_ERROR","details":"Said."}}
    unauthenticated: 401 {"path":"/asked","error":"Unauthorized","message":"Full authentication is required to access this resource","status":401} {"www-authenticate":"Bearer"}
    forbidden: 403 {"success":false,"message":"Not allowed","error":{"code":"FORBIDDEN","details":"Said."}}
    not_found: 404 {"success":false,"message":"Tab not found","error":{"code":"TAB_NOT_FOUND","details":"Said."}}
    conflict: 409 {"success":false,"message":"Not possible at present","error":{"code":"CONFLICT","details":"Said."}}
    idempotency_key_reused: 422 {"success":false,"message":"Idempotency-Key already used","error":{"code":"IDEMPOTENCY_KEY_REUSED","details":"Said."}}
    insufficient_credits: 402 {"success":false,"message":"Too few credits","error":{"code":"INSUFFICIENT_CREDITS","details":"Said."}}
    rate_limited: 429 {"success":false,"message":"Too many requests","error":{"code":"RATE_LIMITED","details":"Said."}} {"retry-after":"7"}
    content_refused: 400 {"success":false,"message":"Content refused","error":{"code":"CONTENT_REFUSED","details":"Said."}}
    too_large: 413 {"success":false,"message":"Request too large","error":{"code":"PAYLOAD_TOO_LARGE","details":"Said."}}
    unsupported: 415 {"success":false,"message":"Unsupported content type","error":{"code":"UNSUPPORTED_MEDIA_TYPE","details":"Said."}}
    unavailable: 503 {"success":false,"message":"No model available","error":{"code":"SERVICE_UNAVAILABLE","details":"Said."}}
    upstream_failed: 502 {"success":false,"message":"The model failed","error":{"code":"UPSTREAM_FAILED","details":"Said."}}
    timed_out: 504 {"success":false,"message":"Not finished in time","error":{"code":"TIMEOUT","details":"Said."}}
    cancelled: 503 {"success":false,"message":"Cancelled","error":{"code":"CANCELLED","details":"Said."}}
    internal: 500 {"success":false,"message":"Internal error","error":{"code":"INTERNAL_ERROR","details":"Said."}}"
  `);
});
