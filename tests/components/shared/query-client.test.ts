import { TRPCClientError } from '@trpc/client';
import { describe, expect, it, test, vi } from 'vitest';
import { createQueryClient, worthRetrying } from '#components/shared/query-client.ts';

function refusal(httpStatus: number, retryAfterSeconds: number | null = null) {
  return TRPCClientError.from({
    error: { message: 'refused', code: -32_000, data: { code: 'X', httpStatus, retryAfterSeconds } },
  });
}

describe('worthRetrying', () => {
  it('asks again twice where the network or the server failed', () => {
    expect([0, 1, 2].map((failures) => worthRetrying(failures, new Error('fetch failed')))).toEqual([
      true,
      true,
      false,
    ]);
    expect(worthRetrying(0, refusal(503))).toBe(true);
  });

  it.each([400, 401, 404, 429])('takes %d for an answer', (status) => {
    expect(worthRetrying(0, refusal(status))).toBe(false);
  });
});

test('one request too many is sent again after as long as the server said, if that is soon', () => {
  expect([0, 1, 2].map((failures) => worthRetrying(failures, refusal(429, 0.5)))).toEqual([
    true,
    true,
    false,
  ]);
  expect(worthRetrying(0, refusal(429, 900))).toBe(false);
  const { queries, mutations } = createQueryClient(() => {}).getDefaultOptions();
  for (const { retryDelay } of [queries ?? {}, mutations ?? {}]) {
    const delay = typeof retryDelay === 'function' ? retryDelay : () => 0;
    expect(delay(0, refusal(429, 5))).toBeGreaterThanOrEqual(5_000);
    expect(delay(0, refusal(429, 5))).toBeLessThan(5_500);
    expect(delay(1, new Error('fetch failed'))).toBeLessThanOrEqual(1_000);
  }
  const retry = typeof mutations?.retry === 'function' ? mutations.retry : () => true;
  expect([retry(0, refusal(429, 1)), retry(0, refusal(503))]).toEqual([true, false]);
});

describe('createQueryClient', () => {
  it('tells when a query is refused because the session ended, and only then', async () => {
    const onSignedOut = vi.fn<() => void>();
    const client = createQueryClient(onSignedOut);
    const ask = (status: number) =>
      client
        .fetchQuery({ queryKey: [status], queryFn: () => Promise.reject(refusal(status)) })
        .catch(() => undefined);
    await ask(404);
    expect(onSignedOut).not.toHaveBeenCalled();
    await ask(401);
    expect(onSignedOut).toHaveBeenCalledOnce();
  });
});
