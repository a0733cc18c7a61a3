import { appRouter } from '#server/trpc/root.ts';

export const TRPC_PREFIX = '/api/trpc/';

/** What follows the prefix, still encoded; `null` where tRPC could not decode it. */
export function procedurePath(path: string): string | null {
  const named = path.slice(TRPC_PREFIX.length);
  try {
    decodeURIComponent(named);
    return named;
  } catch {
    return null;
  }
}

const PROCEDURES = new Set(Object.keys(appRouter._def.procedures));

/** The procedures that a path names, at most so many and as far as there are such: the rest is what somebody wrote. */
export function proceduresIn(path: string, most: number): string {
  const named = path.split(',').map((name) => (PROCEDURES.has(name) ? name : 'unknown'));
  return [...new Set(named)].slice(0, most).join(',');
}
