import { takeRequest, TooManyRequests } from '#server/domain/limits/index.ts';
import type { Actor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { type DomainError, isDomainError } from '#server/kernel/errors.ts';
import { authenticate } from './bearer.ts';
import type { Endpoint } from './endpoint.ts';
import type { Exchange } from './exchange.ts';
import { limitHeaders } from './limit-headers.ts';

/** What there is to know of an operation at its door. */
type Door = Pick<Endpoint, 'dialect' | 'operationId'> & { policy: Pick<Endpoint['policy'], 'auth'> };

const NOBODY: Promise<Actor> = Promise.resolve({ kind: 'anonymous' });

/**
 * Finds out who asks, and counts it: a user's requests are theirs, all others their network's. What the answer tells of
 * the limit is put into `headers`, also where this throws: `unauthenticated`, `rate_limited`.
 */
export async function admit(
  { dialect, operationId, policy }: Door,
  { ports, request, requestId, headers }: Exchange,
): Promise<Context> {
  let stranger: DomainError | undefined;
  const asking = policy.auth === 'none' ? NOBODY : authenticate(ports, request);
  const actor = await asking.catch((error: unknown): Actor => {
    if (!isDomainError(error)) throw error;
    stranger = error;
    return { kind: 'anonymous' };
  });
  if (actor.kind === 'user') request.trace.userId = actor.userId;
  const ctx: Context = { ...ports, actor, requestId, address: request.address, signal: request.signal };
  if (dialect.unlimited !== true) {
    const allowance = await takeRequest(ctx, { operation: operationId });
    if (allowance !== null) Object.assign(headers, limitHeaders(allowance));
    if (allowance?.granted === false) throw new TooManyRequests(allowance);
    // Whoever is refused is told of the bucket that had nothing left.
    if (stranger instanceof TooManyRequests && policy.auth === 'required')
      Object.assign(headers, limitHeaders(stranger.allowance));
  }
  // What is open to anybody is open to somebody with an old token.
  if (stranger !== undefined && policy.auth === 'required') throw stranger;
  return ctx;
}
