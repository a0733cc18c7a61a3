import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import {
  PAST_THE_END,
  readLive,
  type TurnEvent,
  type TurnFailure,
  watchTurn,
} from '../conversation/index.ts';
import { readStarted } from './begin-copy.ts';
import { putRequest } from './put-request.ts';
import type { CopyBrief } from './schema.ts';
import type { CopyStarted, CopyVariant } from './view.ts';

/** A caller gives up after 10 s: the refusal must have arrived by then. */
const PATIENCE_MS = 9_800;

/** A request by a program. */
export type CopyOrder = {
  /** The tab's number; `null`: a new tab. */
  tab: number | null;
  /** The caller's own name for it, unique in the tab; `null`: one is made. */
  messageId: string | null;
  brief: CopyBrief;
  requestKey?: string | undefined;
};

export type WrittenCopy = CopyStarted & { variant: CopyVariant };

/**
 * Puts a request and answers with its text: the first that was finished, whatever a person chose since. Whoever waits
 * in vain for 10 s gets `timed_out` (details: messageId, tab) and loses nothing: the writing goes on, and the same
 * messageId answers with it. The same request sent twice is written once. Errors besides: as put-request's, and what
 * the model failed with; then the same messageId tries again.
 */
export async function writeCopy(ctx: Context, order: CopyOrder): Promise<WrittenCopy> {
  const late = ctx.deadline(PATIENCE_MS);
  const messageId = order.messageId ?? newId();
  const where: { tab: number | null } = { tab: order.tab };
  const write = async (): Promise<WrittenCopy> => {
    const put = await putRequest(ctx, { ...order, messageId });
    where.tab = put.tab;
    const waiting = { ...ctx, signal: AbortSignal.any([ctx.signal, late]) };
    if (put.begun !== null) await endOf(readLive(put.begun.live, PAST_THE_END, waiting.signal));
    for (;;) {
      const started = await readStarted(ctx, put.tab, put.requestId);
      const { variants } = started.request;
      const variant = variants.find(({ status }) => status === 'complete');
      if (variant !== undefined) return { ...started, variant };
      const turnId = variants.at(-1)?.turnId ?? null;
      if (turnId === null) throw failureOf(variants.at(-1)?.failure ?? null);
      await endOf(await watchTurn(waiting, { turnId, lastEventId: String(PAST_THE_END) }));
    }
  };
  return Promise.race([write(), lateness(late, () => tooLate(where.tab, messageId))]);
}

/** Fulfilled when the turn came to a text; throws what it failed with, or `cancelled` when nobody waits any more. */
async function endOf(events: AsyncIterable<TurnEvent>): Promise<void> {
  for await (const event of events) {
    if (event.type !== 'turn-end') continue;
    if (event.status === 'complete') return;
    if (event.status === 'stopped') throw new DomainError('cancelled', 'The writing was stopped.');
    throw failureOf(event.failure);
  }
  throw new DomainError('cancelled', 'The request was cancelled.');
}

function failureOf(failure: TurnFailure | null): DomainError {
  if (failure === null)
    return new DomainError('upstream_failed', 'The writing was interrupted. Try it again.');
  const { code, message, retryAfterSeconds } = failure;
  return new DomainError(code, message, { retryAfterSeconds });
}

function lateness(late: AbortSignal, refusal: () => DomainError): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = () => reject(refusal());
    if (late.aborted) refuse();
    else late.addEventListener('abort', refuse, { once: true });
  });
}

function tooLate(tab: number | null, messageId: string): DomainError {
  const place = tab === null ? 'a tab' : `tab ${tab}`;
  return new DomainError(
    'timed_out',
    `The text is not finished within 10 seconds and goes on being written in ${place}. Send messageId "${messageId}" with this tabid again to get it.`,
    { details: { messageId, tab } },
  );
}
