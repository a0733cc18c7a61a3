import { DomainError } from '#server/kernel/errors.ts';
import type { TurnEnd, TurnEvent } from './view.ts';

/** A reply's text and end, all at once. Throws the turn's failure. */
export async function gatherTurn(
  events: AsyncIterable<TurnEvent>,
): Promise<{ content: string; end: TurnEnd }> {
  let content = '';
  for await (const event of events) {
    if (event.type === 'text-delta') content += event.text;
    if (event.type !== 'turn-end') continue;
    if (event.status === 'failed' || event.status === 'interrupted') throw failureOf(event);
    return { content, end: event };
  }
  throw new DomainError('cancelled', 'The request was cancelled.');
}

/** What a turn that did not come to its end is refused with. */
export function failureOf({ failure }: TurnEnd): DomainError {
  if (failure === null) return new DomainError('upstream_failed', 'The reply was interrupted.');
  const { code, message, retryAfterSeconds } = failure;
  return new DomainError(code, message, { retryAfterSeconds });
}
