import { TRPCClientError } from '@trpc/client';
import { describe, expect, it, vi } from 'vitest';
import { createQueryClient, worthRetrying } from '#components/shared/query-client.ts';

function refusal(httpStatus: number) {
  return TRPCClientError.from({
    error: { message: 'refused', code: -32_000, data: { code: 'X', httpStatus } },
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
