import { failureOf, type TurnEvent } from '#server/domain/conversation/index.ts';

/** How long headers wait for a first word, so that a refusal still gets its own status. */
const PATIENCE_MS = 10_000;

/**
 * The same events, once the first word or the end is known. A turn that failed before its first word throws
 * here, while an HTTP status can still say so; after 10 s of silence the stream begins all the same.
 */
export async function afterFirstWord(events: AsyncGenerator<TurnEvent>): Promise<AsyncIterable<TurnEvent>> {
  const waiting = nextWord(events);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const first = await Promise.race([waiting, patience]);
  clearTimeout(timer);
  if (first?.type === 'turn-end' && first.failure !== null) throw failureOf(first);
  return followedBy(waiting, events);
}

async function nextWord(events: AsyncGenerator<TurnEvent>): Promise<TurnEvent | undefined> {
  for (;;) {
    const next = await events.next();
    if (next.done === true) return undefined;
    if (next.value.type === 'text-delta' || next.value.type === 'turn-end') return next.value;
  }
}

async function* followedBy(first: Promise<TurnEvent | undefined>, rest: AsyncGenerator<TurnEvent>) {
  const event = await first;
  if (event !== undefined) yield event;
  yield* rest;
}
