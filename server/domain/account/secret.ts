import { createHash, randomBytes } from 'node:crypto';

const FORM = /^gr_(live|test)_[A-Za-z0-9_-]{43}$/;

/** A new key: 32 random bytes behind `gr_live_` or `gr_test_`. */
export function newApiKeySecret(mode: 'live' | 'test'): string {
  return `gr_${mode}_${randomBytes(32).toString('base64url')}`;
}

export function looksLikeApiKey(token: string): boolean {
  return FORM.test(token);
}

/** What is stored of a key. It has 256 random bits, so a plain digest cannot be searched. */
export function hashApiKey(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
