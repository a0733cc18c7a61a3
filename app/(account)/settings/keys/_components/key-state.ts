import { formatAgo, formatDay } from '#components/shared/format-date.ts';
import type { ApiKey } from './api-key.ts';

type Dates = Pick<ApiKey, 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'revokedAt'>;
type Clock = { now: Date; timeZone?: string };

/** Whether a key opens anything at `now`. */
export function keyState(
  key: Pick<ApiKey, 'expiresAt' | 'revokedAt'>,
  now: Date,
): 'active' | 'expired' | 'revoked' {
  if (key.revokedAt) return 'revoked';
  return key.expiresAt && new Date(key.expiresAt) <= now ? 'expired' : 'active';
}

/** A key's life in short phrases: made, last used, how it ends. */
export function keyHistory(key: Dates, clock: Clock): string[] {
  const phrases = [`Created ${formatDay(key.createdAt, clock)}`];
  phrases.push(key.lastUsedAt ? `last used ${formatAgo(key.lastUsedAt, clock)}` : 'never used');
  if (key.revokedAt) phrases.push(`revoked ${formatDay(key.revokedAt, clock)}`);
  else if (key.expiresAt) {
    const word = keyState(key, clock.now) === 'expired' ? 'expired' : 'expires';
    phrases.push(`${word} ${formatDay(key.expiresAt, clock)}`);
  }
  return phrases;
}
