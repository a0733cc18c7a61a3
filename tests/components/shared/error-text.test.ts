import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { errorText } from '#components/shared/error-text.ts';

describe('errorText', () => {
  it('gives the server’s words where it answered', () => {
    const error = { message: 'This key is gone.', code: -32_004, data: { domainCode: 'not_found' } };
    expect(errorText(TRPCClientError.from({ error }))).toBe('This key is gone.');
  });

  it('says so where nothing answered, instead of the browser’s "Failed to fetch"', () => {
    expect(errorText(TRPCClientError.from(new TypeError('Failed to fetch')))).toMatch(/does not answer/);
    expect(errorText('anything')).toMatch(/does not answer/);
  });
});
