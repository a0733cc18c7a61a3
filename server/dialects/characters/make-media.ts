import {
  type AssetView,
  awaitResult,
  type GenerationView,
  requestMedia,
  type WhenBusy,
} from '#server/domain/media/index.ts';
import type { MediaInput } from '#server/domain/media/schema.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError, type ErrorCode } from '#server/kernel/errors.ts';

export type Made = GenerationView & { asset: AssetView };

/**
 * Asks for it and waits until it is there; while its provider is busy not for long, unless `whenBusy` says otherwise.
 * Refusals of a generation name it: `details.request_id`. With a `requestKey` the same `step` of the same request is made
 * once.
 */
export async function makeMedia(
  ctx: Context,
  input: MediaInput,
  { requestKey, step, whenBusy }: { requestKey: string | undefined; step: string; whenBusy?: WhenBusy },
): Promise<Made> {
  const keyed = requestKey === undefined ? {} : { requestKey: `${requestKey}-${step}` };
  const { id: generationId } = await requestMedia(ctx, { ...input, ...keyed });
  const ended = await awaitResult(ctx, {
    generationId,
    whenBusy: whenBusy ?? (requestKey === undefined ? 'cancel' : 'leave'),
  });
  const { asset } = ended;
  if (asset === null) throw failureOf(ended);
  return { ...ended, asset };
}

/** Failures that lie in what was asked; all others may pass. */
const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  content_refused: 'content_refused',
  provider_rejected: 'invalid_input',
  unsupported_text: 'invalid_input',
};

function failureOf({ id, kind, state, failure }: GenerationView): DomainError {
  const details = { request_id: id, ...(failure === null ? {} : { reason: failure.code }) };
  if (state === 'cancelled') return new DomainError('cancelled', `The ${kind} was cancelled.`, { details });
  const message = failure?.message ?? `The ${kind} could not be made.`;
  return new DomainError(REFUSALS[failure?.code ?? ''] ?? 'upstream_failed', message, { details });
}
