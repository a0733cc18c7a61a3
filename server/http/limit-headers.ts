import type { Allowance } from '#server/domain/limits/schema.ts';

/** What an answer tells of the rate limit: in the words that everybody knows, and in those of the IETF's draft. */
export function limitHeaders({ limit, remaining, fullAt, fullInSeconds }: Allowance): Record<string, string> {
  const { name, capacity, everyMs } = limit;
  const windowSeconds = Math.ceil((capacity * everyMs) / 1000);
  return {
    'x-ratelimit-limit': String(capacity),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil(fullAt.getTime() / 1000)),
    'ratelimit-policy': `"${name}";q=${capacity};w=${windowSeconds}`,
    ratelimit: `"${name}";r=${remaining};t=${Math.ceil(fullInSeconds)}`,
  };
}
