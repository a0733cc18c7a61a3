import { type TurnEvent, watchTurn } from '#server/domain/conversation/index.ts';
import type { AskInput } from '#server/domain/conversation/schema.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';

/** A question with new ids, to `model-1`, as the first of a new conversation. */
export function question(over: Partial<AskInput> & { content?: string } = {}): AskInput {
  const { content = 'Hello?', ...rest } = over;
  return {
    conversationId: newId(),
    turnId: newId(),
    userMessage: { id: newId(), content },
    assistantMessageId: newId(),
    parentId: null,
    model: 'model-1',
    settings: {},
    ...rest,
  };
}

export const textOf = (events: readonly TurnEvent[]): string => wordsOf(events, 'text-delta');
export const thoughtsOf = (events: readonly TurnEvent[]): string => wordsOf(events, 'reasoning-delta');

function wordsOf(events: readonly TurnEvent[], type: TurnEvent['type']): string {
  return events.map((event) => (event.type === type && 'text' in event ? event.text : '')).join('');
}

export type Reader = {
  events: readonly TurnEvent[];
  text(): string;
  /** Where this reader stands: what it says when it comes back. */
  seq(): number;
  /** Fulfilled as soon as the events so far are enough; rejects when the turn ends before. */
  until(enough: (reader: Reader) => boolean): Promise<void>;
  /** Fulfilled with the last event when there is nothing more to read. */
  done: Promise<TurnEvent | undefined>;
  leave(): void;
};

/** Reads a turn as a browser or a program does, from the position `seq` on. */
export function follow(ctx: Context, turnId: string, seq?: number): Reader {
  const leaving = new AbortController();
  const events: TurnEvent[] = [];
  const waiting = new Set<() => void>();
  const look = () => [...waiting].forEach((each) => each());

  async function read(): Promise<TurnEvent | undefined> {
    const lastEventId = seq === undefined ? null : String(seq);
    const watched = await watchTurn({ ...ctx, signal: leaving.signal }, { turnId, lastEventId });
    for await (const event of watched) {
      if (leaving.signal.aborted) break;
      events.push(event);
      look();
    }
    return events.at(-1);
  }

  const done = read();
  const reader: Reader = {
    events,
    text: () => textOf(events),
    seq: () => events.at(-1)?.seq ?? seq ?? 0,
    until: (enough) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!enough(reader)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
        done.then(
          () => reject(new Error(`The turn ended first, after ${reader.text().length} characters.`)),
          reject,
        );
      }),
    done,
    leave: () => leaving.abort(),
  };
  done.catch(() => undefined);
  return reader;
}
