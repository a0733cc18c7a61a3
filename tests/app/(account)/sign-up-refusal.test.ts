import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { signUpRefusal } from '../../../app/(account)/sign-up/_components/sign-up-refusal.ts';

function refused(code: string, message: string, data: object = {}) {
  return TRPCClientError.from({ error: { message, code: -32_000, data: { code, ...data } } });
}

describe('signUpRefusal', () => {
  it('puts a used address beside the address', () => {
    expect(signUpRefusal(refused('CONFLICT', 'already exists'))).toEqual({
      field: 'email',
      message: 'This e-mail already has an account. Sign in instead.',
    });
  });

  it('puts what is wrong with the password beside the password, in the server’s words', () => {
    const message = 'password must be at least 10 characters';
    expect(signUpRefusal(refused('BAD_REQUEST', message))).toEqual({ field: 'password', message });
  });

  it('says how long to wait where the server does', () => {
    const told = refused('TOO_MANY_REQUESTS', 'slow down', { retryAfterSeconds: 90 });
    expect(signUpRefusal(told).message).toBe('Too many attempts. Wait 2 minutes, then try again.');
    const untold = refused('TOO_MANY_REQUESTS', 'slow down');
    expect(signUpRefusal(untold).message).toBe('Too many attempts. Wait a few minutes, then try again.');
  });

  it('shows the server’s words for anything else, and our own where it is away', () => {
    expect(signUpRefusal(refused('FORBIDDEN', 'Sign-ups are closed.'))).toEqual({
      field: 'form',
      message: 'Sign-ups are closed.',
    });
    expect(signUpRefusal(new TypeError('Failed to fetch')).message).toMatch(/does not answer/);
    expect(signUpRefusal(TRPCClientError.from(new TypeError('Failed to fetch'))).message).toMatch(
      /does not answer/,
    );
  });
});
