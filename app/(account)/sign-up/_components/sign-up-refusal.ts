import { TRPCClientError } from '@trpc/client';
import { formatWait } from '#components/shared/format-date.ts';
import { type Refusal, unreachable } from '../../_components/sign-in-result.ts';

/** Words for why an account was not made. */
export function signUpRefusal(error: unknown): Refusal {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  if (!(error instanceof TRPCClientError) || typeof data !== 'object' || data === null || !('code' in data)) {
    return unreachable;
  }
  switch (data.code) {
    case 'CONFLICT':
      return { field: 'email', message: 'This e-mail already has an account. Sign in instead.' };
    case 'TOO_MANY_REQUESTS': {
      const seconds = 'retryAfterSeconds' in data ? Number(data.retryAfterSeconds) : Number.NaN;
      const wait = Number.isFinite(seconds) ? formatWait(seconds) : 'a few minutes';
      return { field: 'form', message: `Too many attempts. Wait ${wait}, then try again.` };
    }
    case 'BAD_REQUEST':
      return { field: /password/i.test(error.message) ? 'password' : 'form', message: error.message };
    default:
      return { field: 'form', message: error.message };
  }
}
