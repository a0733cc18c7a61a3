/** Everything the product may refuse. Each dialect renders every code; the compiler insists. */
export const ERROR_CODES = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'idempotency_key_reused',
  'insufficient_credits',
  'rate_limited',
  'content_refused',
  'too_large',
  'unsupported',
  'unavailable',
  'upstream_failed',
  'timed_out',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

type ErrorOptions = {
  /** Facts a program may act on; never secrets, prompts or stack traces. */
  details?: Readonly<Record<string, unknown>>;
  retryAfterSeconds?: number | undefined;
  /** What came cannot be read at all: it is no JSON, no UTF-8, or holds NUL. */
  unreadable?: true;
  cause?: unknown;
};

/** A refusal in the product's own words: `message` is shown to whoever asked. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;
  readonly unreadable: boolean;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.code = code;
    this.details = options.details ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.unreadable = options.unreadable ?? false;
  }
}

/** Narrows across bundles, where `instanceof` would meet a second copy of the class. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'code' in error && 'details' in error;
}
