import { TRPCClientError } from '@trpc/client';
import { formatWait } from '#components/shared/format-date.ts';
import { type Refusal, unreachable } from '../../_components/sign-in-result.ts';

/** Words for why an account was not made. */
export function signUpRefusal(error: unknown): Refusal {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  if (!(error instanceof TRPCClientError) || typeof data !== 'object' || data === null) return unreachable;
  switch ('domainCode' in data && data.domainCode) {
    case 'conflict':
      return { field: 'email', message: 'This e-mail already has an account. Sign in instead.' };
    case 'rate_limited': {
      const seconds = 'retryAfterSeconds' in data ? data.retryAfterSeconds : null;
      const wait = typeof seconds === 'number' ? formatWait(seconds) : 'a few minutes';
      return { field: 'form', message: `Too many attempts. Wait ${wait}, then try again.` };
    }
    case 'invalid_input':
      return invalidInput(error.message);
    default:
      return { field: 'form', message: error.message };
  }
}

/** The server names the field first: `password: must have at least 10 characters`. */
function invalidInput(message: string): Refusal {
  const rule = /^(email|password): (.+)$/.exec(message);
  if (rule?.[1] === 'email') return { field: 'email', message: `The e-mail address ${rule[2]}.` };
  if (rule?.[1] === 'password') return { field: 'password', message: `The password ${rule[2]}.` };
  return { field: 'form', message };
}
