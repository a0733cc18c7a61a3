import { expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError, ERROR_CODES, type ErrorCode } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { openApi, sessionCookieOf } from '#tests/support/http/index.ts';

const Refused = z.strictObject({
  error: z.strictObject({
    message: z.string(),
    code: z.int(),
    data: z.strictObject({
      code: z.string(),
      httpStatus: z.int(),
      path: z.literal('model.list'),
      domainCode: z.string(),
      retryAfterSeconds: z.number().nullable(),
    }),
  }),
});

/** Ports with which listing the models is refused with `code`. */
function refusing(ports: Ports, code: ErrorCode): Partial<Ports> {
  const error = new DomainError(code, 'Said.', {
    details: { secret: 'hidden-word' },
    cause: new Error('hidden-word'),
    retryAfterSeconds: code === 'rate_limited' ? 7 : undefined,
  });
  const catalogue = new Proxy(ports.catalogue, {
    get() {
      throw error;
    },
  });
  return { catalogue };
}

test('every refusal has its code, status and words', async () => {
  await using it = await openApi();
  const cookie = await sessionCookieOf(it.user);
  const lines: string[] = [];
  for (const code of ERROR_CODES) {
    await using refused = await openApi({ ports: refusing(it.app.ports, code) });
    const response = await refused.api.call('GET', '/api/trpc/model.list', { headers: { cookie } });
    const text = await response.text();
    expect(text).not.toContain('hidden-word');
    const { error } = Refused.parse(JSON.parse(text));
    const { data } = error;
    expect(data.httpStatus).toBe(response.status);
    lines.push(
      `${data.domainCode}: ${response.status} ${data.code} ${error.code} "${error.message}" ${data.retryAfterSeconds}`,
    );
  }
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "invalid_input: 400 BAD_REQUEST -32600 "Said." null
    unauthenticated: 401 UNAUTHORIZED -32001 "Said." null
    forbidden: 403 FORBIDDEN -32003 "Said." null
    not_found: 404 NOT_FOUND -32004 "Said." null
    conflict: 409 CONFLICT -32009 "Said." null
    idempotency_key_reused: 409 CONFLICT -32009 "Said." null
    insufficient_credits: 402 PAYMENT_REQUIRED -32002 "Said." null
    rate_limited: 429 TOO_MANY_REQUESTS -32029 "Said." 7
    content_refused: 422 UNPROCESSABLE_CONTENT -32022 "Said." null
    too_large: 413 PAYLOAD_TOO_LARGE -32013 "Said." null
    unsupported: 415 UNSUPPORTED_MEDIA_TYPE -32015 "Said." null
    unavailable: 503 SERVICE_UNAVAILABLE -32603 "Said." null
    upstream_failed: 502 BAD_GATEWAY -32603 "Said." null
    timed_out: 408 TIMEOUT -32008 "Said." null
    cancelled: 499 CLIENT_CLOSED_REQUEST -32099 "Said." null
    internal: 500 INTERNAL_SERVER_ERROR -32603 "Said." null"
  `);
});
