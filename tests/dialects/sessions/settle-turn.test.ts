import { expect, onTestFinished, test, vi } from 'vitest';
import { gatherTurn, type TurnEnd, type TurnEvent } from '#server/domain/conversation/index.ts';
import { afterFirstWord } from '#server/dialects/sessions/settle-turn.ts';

const START: TurnEvent = { type: 'turn-start', turnId: 't', messageId: 'm', seq: 0 };
const THOUGHT: TurnEvent = { type: 'reasoning-delta', text: 'Hm', seq: 2 };
const WORD: TurnEvent = { type: 'text-delta', text: 'Yes', seq: 5 };
const end = (over: Partial<TurnEnd> = {}): TurnEnd => ({
  type: 'turn-end',
  status: 'complete',
  endReason: 'stop',
  promptTokens: null,
  completionTokens: null,
  failure: null,
  seq: 5,
  ...over,
});
const failed = end({
  status: 'failed',
  failure: { code: 'rate_limited', message: 'Busy.', retryAfterSeconds: 7 },
});

async function* telling(...events: (TurnEvent | Promise<unknown>)[]): AsyncGenerator<TurnEvent> {
  for (const event of events) {
    if (event instanceof Promise) await event;
    else yield event;
  }
}

async function all(events: AsyncIterable<TurnEvent>): Promise<string[]> {
  const types: string[] = [];
  for await (const event of events) types.push(event.type);
  return types;
}

test('a stream begins with the first word, and thoughts before it wait with it', async () => {
  expect(await all(await afterFirstWord(telling(START, THOUGHT, WORD, failed)))).toEqual([
    'text-delta',
    'turn-end',
  ]);
});

test('a failure before the first word is thrown with its code and the time to wait', async () => {
  await expect(afterFirstWord(telling(START, THOUGHT, failed))).rejects.toMatchObject({
    code: 'rate_limited',
    message: 'Busy.',
    retryAfterSeconds: 7,
  });
});

test('an answer without a word that did not fail is a stream that ends', async () => {
  expect(await all(await afterFirstWord(telling(START, end())))).toEqual(['turn-end']);
  expect(await all(await afterFirstWord(telling(START, end({ status: 'interrupted' }))))).toEqual([
    'turn-end',
  ]);
});

test('a reader who has left before anything was said is told nothing', async () => {
  expect(await all(await afterFirstWord(telling(START)))).toEqual([]);
});

test('after ten seconds of silence the stream begins all the same, and what comes later is told in it', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const gate = Promise.withResolvers<undefined>();
  const waiting = afterFirstWord(telling(START, gate.promise, failed));
  const begun = vi.fn<() => void>();
  void waiting.finally(begun);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(begun).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toHaveBeenCalledOnce();
  gate.resolve(undefined);
  expect(await all(await waiting)).toEqual(['turn-end']);
  expect(vi.getTimerCount()).toBe(0);
});

test('an answer in one piece is all its words and its end, or its failure', async () => {
  expect(await gatherTurn(telling(START, THOUGHT, WORD, WORD, end()))).toEqual({
    content: 'YesYes',
    end: end(),
  });
  expect(await gatherTurn(telling(START, WORD, end({ status: 'stopped' })))).toMatchObject({
    content: 'Yes',
  });
  await expect(gatherTurn(telling(START, WORD, failed))).rejects.toMatchObject({ retryAfterSeconds: 7 });
  await expect(gatherTurn(telling(START, WORD, end({ status: 'interrupted' })))).rejects.toMatchObject({
    code: 'upstream_failed',
  });
  await expect(gatherTurn(telling(START, WORD))).rejects.toMatchObject({ code: 'cancelled' });
});
