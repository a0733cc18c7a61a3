import { createHash } from 'node:crypto';
import { claimRequest, settleRequest } from '#server/domain/limits/index.ts';
import type { KeptAnswer, RequestKey } from '#server/domain/limits/schema.ts';
import type { Actor, UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';
import { fingerprintOf } from './fingerprint.ts';

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;
const LARGEST_KEPT = 1024 * 1024;

/** A request that its sender gave an Idempotency-Key; `requestKey` is for what it makes, see EndpointInput. */
export type NamedRequest = RequestKey & { user: UserActor; requestKey: string };

/**
 * `null` for a request without Idempotency-Key, or of nobody. `json` is its parsed body. `invalid_input` for a key
 * that is empty, too long or not printable.
 */
export function nameRequest(actor: Actor, request: HttpRequest, json: unknown): NamedRequest | null {
  const key = request.header('idempotency-key');
  if (key === undefined || actor.kind !== 'user') return null;
  if (!PRINTABLE.test(key)) {
    throw new DomainError('invalid_input', 'Idempotency-Key: must have 1 to 255 printable ASCII characters', {
      details: { field: 'Idempotency-Key' },
    });
  }
  const fingerprint = fingerprintOf(request, json);
  const name = createHash('sha256').update(`${actor.userId} ${key}\n`).update(fingerprint);
  return { user: actor, key, fingerprint, requestKey: name.digest('hex') };
}

/**
 * Runs the request under its key once: whoever sends the same again within 24 hours gets the first answer. Failures
 * of ours, 429, and what says when to come back are not kept, so that the next try runs. Of a stream, and of what is too
 * long, only the key is kept: its endpoint tells it again, from what it stored under `requestKey`, and says so. `run` never throws.
 */
export async function answerOnce(
  ctx: Context,
  { user, key, fingerprint }: NamedRequest,
  run: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const kept = await claimRequest(ctx, user, { key, fingerprint });
  if (kept !== null && TOLD_AGAIN in kept.headers) return run();
  if (kept !== null) return { ...kept, headers: { ...kept.headers, 'idempotent-replayed': 'true' } };
  const answered = await run();
  await settleRequest(ctx, user, key, keepable(answered)).catch(() => {
    // The work is done: its answer must go out, and the same request again finds the work by its requestKey.
    ctx.log.warn('idempotency.not-kept', { requestId: ctx.requestId });
  });
  return answered;
}

/** Marks what was kept without its body; no answer carries it. */
const TOLD_AGAIN = 'x-told-again';

function keepable(answered: HttpAnswer): KeptAnswer | null {
  const { status, headers, body } = answered;
  if (status >= 500 || status === 429 || headers['retry-after'] !== undefined) return null;
  if (body === null) return { status, headers, body };
  const bytes = typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : null;
  if (bytes !== null && bytes.length <= LARGEST_KEPT) return { status, headers, body: bytes };
  return { status, headers: { [TOLD_AGAIN]: 'true' }, body: null };
}
