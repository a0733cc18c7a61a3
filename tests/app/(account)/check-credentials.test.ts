import { describe, expect, it } from 'vitest';
import { checkCredentials } from '../../../app/(account)/_components/check-credentials.ts';

describe('checkCredentials', () => {
  it('finds nothing wrong with an address and a long enough password', () => {
    expect(checkCredentials('ada@example.org', '0123456789', 'sign-up')).toEqual({});
    expect(checkCredentials('ada@example.org', 'x', 'sign-in')).toEqual({});
  });

  it('names each empty field', () => {
    expect(checkCredentials('', '', 'sign-in')).toEqual({
      email: 'Enter your e-mail address.',
      password: 'Enter your password.',
    });
  });

  it.each(['ada', 'ada@', 'ada@nowhere', '@example.org', 'ada lovelace@example.org', 'a@b@c'])(
    'refuses %s as an address',
    (email) => {
      expect(checkCredentials(email, '0123456789', 'sign-up').email).toBe('This is not an e-mail address.');
    },
  );

  it('counts what a new password lacks, and leaves an old one to the server', () => {
    expect(checkCredentials('a@b.example', '12345678', 'sign-up').password).toBe(
      'Too short: 2 more characters needed.',
    );
    expect(checkCredentials('a@b.example', '123456789', 'sign-up').password).toBe(
      'Too short: 1 more character needed.',
    );
    expect(checkCredentials('a@b.example', 'x'.repeat(201), 'sign-up').password).toBe(
      'Too long: at most 200 characters.',
    );
    expect(checkCredentials('a@b.example', '12345678', 'sign-in')).toEqual({});
  });
});
