import { initTRPC, TRPCError } from '@trpc/server';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import { ZodError } from 'zod';
import type { Context } from '#server/kernel/context.ts';
import { DomainError, isDomainError, type ErrorCode } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { requireUser } from '#server/kernel/actor.ts';

const CODES = {
  invalid_input: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  idempotency_key_reused: 'CONFLICT',
  insufficient_credits: 'PAYMENT_REQUIRED',
  rate_limited: 'TOO_MANY_REQUESTS',
  content_refused: 'UNPROCESSABLE_CONTENT',
  too_large: 'PAYLOAD_TOO_LARGE',
  unsupported: 'UNSUPPORTED_MEDIA_TYPE',
  unavailable: 'SERVICE_UNAVAILABLE',
  upstream_failed: 'BAD_GATEWAY',
  timed_out: 'TIMEOUT',
  cancelled: 'CLIENT_CLOSED_REQUEST',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorCode, TRPC_ERROR_CODE_KEY>;

const t = initTRPC.context<Context>().create({
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    const cause = isDomainError(error.cause) ? error.cause : null;
    const { stack: _, ...data } = shape.data;
    return {
      ...shape,
      message:
        cause?.message ??
        (error.code === 'INTERNAL_SERVER_ERROR' ? 'Something went wrong on our side.' : shape.message),
      data: { ...data, domainCode: cause?.code ?? null, retryAfterSeconds: cause?.retryAfterSeconds ?? null },
    };
  },
});

/** The one place where refusals become tRPC's; what a procedure throws otherwise is ours to answer for. */
const translateErrors = t.middleware(async ({ next, getRawInput }) => {
  const result = await next();
  if (result.ok) return result;
  const { code, cause } = result.error;
  if (isDomainError(cause) || cause instanceof ZodError) throw translated(cause);
  // What tRPC itself refuses, such as a body that is too large, it has worded already.
  if (code !== 'INTERNAL_SERVER_ERROR') return result;
  // It reads the body late, and takes one that is no JSON for a failure of the procedure.
  const unreadable = await getRawInput().then(
    () => null,
    () => new DomainError('invalid_input', 'The request is not valid JSON.'),
  );
  throw translated(unreadable ?? cause ?? result.error);
});

/** A refusal as tRPC says it. */
export function translated(error: unknown): TRPCError {
  const cause = toDomainError(error);
  return new TRPCError({ code: CODES[cause.code], message: cause.message, cause });
}

const signedIn = t.middleware(({ ctx, next }) => {
  requireUser(ctx.actor);
  return next();
});

export const { router, createCallerFactory } = t;
/** For whoever asks, signed in or not. */
export const openProcedure = t.procedure.use(translateErrors);
/** For signed-in people. */
export const procedure = openProcedure.use(signedIn);

/** Lifts a domain verb into a resolver, so that a router reads as a table of contents. */
export function call<Input, Output>(verb: (ctx: Context, input: Input) => Promise<Output>) {
  return ({ ctx, input }: { ctx: Context; input: Input }): Promise<Output> => verb(ctx, input);
}
