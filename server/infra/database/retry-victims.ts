import { setTimeout as delay } from 'node:timers/promises';

const ATTEMPTS = 8;
/** Before the second attempt, at most; it doubles with each one, up to the longest. */
const FIRST_REST_MS = 20;
const LONGEST_REST_MS = 200;

/** Serialization failure and deadlock: PostgreSQL undid the whole transaction so that others could go on. */
const VICTIM = ['40001', '40P01'];

/** Runs a transaction again that PostgreSQL chose as a victim, eight times in all, after rests of a random length. */
export async function retryVictims<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (failures + 1 >= ATTEMPTS || !isVictim(error)) throw error;
      await delay(Math.random() * Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** failures));
    }
  }
}

function isVictim(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && VICTIM.includes(error.code)
  );
}
