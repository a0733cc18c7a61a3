import { DomainError } from '#server/kernel/errors.ts';
import type { Allowance, Limit } from './schema.ts';

/** The moment, in milliseconds, at which a bucket is full again, and whether it gave what was asked. */
export type Poured = { fullAt: number; granted: boolean };

/** GCRA, as the statement take-tokens has it: takes `cost` requests at `now` out of a bucket that is full at `fullAt`. */
export function pour(limit: Limit, fullAt: number, now: number, cost: number): Poured {
  const windowMs = limit.capacity * limit.everyMs;
  // Nobody could have taken so much: a clock was wrong, and nobody shall wait for it.
  const start = fullAt > now + 2 * windowMs ? now : Math.max(fullAt, now);
  const after = start + cost * limit.everyMs;
  const granted = after <= now + windowMs;
  return { fullAt: granted ? after : start, granted };
}

/** What there is to be told of a bucket after `cost` was asked of it at `now`. */
export function allowanceOf(limit: Limit, { fullAt, granted }: Poured, now: number, cost: number): Allowance {
  const { capacity, everyMs } = limit;
  const missingMs = Math.max(0, fullAt - now);
  return {
    limit,
    granted,
    remaining: Math.max(0, Math.floor(capacity - missingMs / everyMs)),
    fullAt: new Date(now + missingMs),
    fullInSeconds: missingMs / 1000,
    retryAfterSeconds: granted ? 0 : (missingMs + (cost - capacity) * everyMs) / 1000,
  };
}

/** What is said to whoever was not granted it: `rate_limited`, with the bucket that refused. */
export class TooManyRequests extends DomainError {
  readonly allowance: Allowance;

  constructor(allowance: Allowance) {
    const { limit, retryAfterSeconds } = allowance;
    const aMinute = (60_000 / limit.everyMs).toLocaleString('en');
    const atOnce = limit.capacity.toLocaleString('en');
    const message = `Too many requests: ${aMinute} a minute, and ${atOnce} at once.`;
    super('rate_limited', message, { retryAfterSeconds });
    this.allowance = allowance;
  }
}
