import type { Dialect } from '#server/http/dialect.ts';
import { sessions } from './dialect.ts';

/** The same family where it speaks of prompts: there a request that does not fit is 422, and only one that cannot be read is 400. */
export const prompts: Dialect = {
  ...sessions,
  statuses: { ...sessions.statuses, invalid_input: 422 },
  unreadable: 400,
};
