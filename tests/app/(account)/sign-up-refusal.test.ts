import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { signUpRefusal } from '../../../app/(account)/sign-up/_components/sign-up-refusal.ts';

function refused(domainCode: string, message: string, data: object = {}) {
  return TRPCClientError.from({ error: { message, code: -32_000, data: { domainCode, ...data } } });
}

describe('signUpRefusal', () => {
  it('puts a used address beside the address', () => {
    expect(signUpRefusal(refused('conflict', 'already exists'))).toEqual({
      field: 'email',
      message: 'This e-mail already has an account. Sign in instead.',
    });
  });

  it('puts what is wrong with a field beside that field', () => {
    expect(signUpRefusal(refused('invalid_input', 'password: must have at least 10 characters'))).toEqual({
      field: 'password',
      message: 'The password must have at least 10 characters.',
    });
    expect(signUpRefusal(refused('invalid_input', 'email: must be at most 254 characters'))).toEqual({
      field: 'email',
      message: 'The e-mail address must be at most 254 characters.',
    });
    const other = 'name: must be text';
    expect(signUpRefusal(refused('invalid_input', other))).toEqual({ field: 'form', message: other });
  });

  it('says how long to wait where the server does', () => {
    const told = refused('rate_limited', 'slow down', { retryAfterSeconds: 90 });
    expect(signUpRefusal(told).message).toBe('Too many attempts. Wait 2 minutes, then try again.');
    const untold = refused('rate_limited', 'slow down');
    expect(signUpRefusal(untold).message).toBe('Too many attempts. Wait a few minutes, then try again.');
  });

  it('shows the server’s words for anything else, and our own where it is away', () => {
    expect(signUpRefusal(refused('forbidden', 'Sign-ups are closed.'))).toEqual({
      field: 'form',
      message: 'Sign-ups are closed.',
    });
    expect(signUpRefusal(new TypeError('Failed to fetch')).message).toMatch(/does not answer/);
    expect(signUpRefusal(TRPCClientError.from(new TypeError('Failed to fetch'))).message).toMatch(
      /does not answer/,
    );
  });
});
