import type { z } from 'zod';
import type { DomainError, ErrorCode } from '#server/kernel/errors.ts';

/** An API family's manners: how it says no. */
export type Dialect = {
  /** The folder's name, and the tag in the API description. */
  name: string;
  title: string;
  description: string;
  /** Asking it counts towards nobody's rate limit. */
  unlimited?: true;
  /** The HTTP status of every refusal. */
  statuses: Readonly<Record<ErrorCode, number>>;
  /** That of a body that cannot be read at all, in a family that tells it from one that says something wrong. */
  unreadable?: number;
  /** The body of a refusal, and what it looks like in the API description. */
  errorBody(error: DomainError, status: number, request: { path: string }): unknown;
  errorSchema: z.ZodType;
};
