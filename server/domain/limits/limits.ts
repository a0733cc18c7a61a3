import type { Plan } from '#server/kernel/actor.ts';
import type { Limit } from './schema.ts';

/** What programs of a user may ask: 100, 600 and 6,000 a minute. All are full again after 90 s, so that a plan can change. */
export const PLAN_LIMITS: Readonly<Record<Plan, Limit>> = {
  free: { name: 'free', capacity: 150, everyMs: 600 },
  pro: { name: 'pro', capacity: 900, everyMs: 100 },
  scale: { name: 'scale', capacity: 9_000, everyMs: 10 },
};

/** What a user's browser may ask: no less than `pro`, for a person's hand on an arrow key asks ten times a second. */
export const BROWSER_LIMITS: Readonly<Record<Plan, Limit>> = {
  ...PLAN_LIMITS,
  free: PLAN_LIMITS.pro,
};

/** What nobody in particular may ask of one operation from one network: 1,200 a minute. */
export const OPEN_LIMIT: Limit = { name: 'address', capacity: 3_000, everyMs: 50 };

/** Tokens that stand for nobody, from one network: 60 a minute. */
export const GUESS_LIMIT: Limit = { name: 'unknown-tokens', capacity: 60, everyMs: 1_000 };
