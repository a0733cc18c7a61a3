import { setTimeout as pause } from 'node:timers/promises';

/** A result is good for so long. */
const FRESH_MS = 2_000;
/** Nobody who asks waits longer. */
const PATIENCE_MS = 2_000;
/** What has not answered by then is asked anew: it may wait on a connection that is dead. */
const GIVEN_UP_MS = 10_000;

type Look<Value> = {
  begun: number;
  ended: number | null;
  answer: Promise<Value | null>;
  inTime: Promise<Value | null>;
};

/**
 * Gives what `look` finds, at most two seconds old; `null` where it fails, or takes longer than two seconds. However
 * many ask, it looks once at a time, and not again for two seconds.
 */
export function createProbe<Value>(look: () => Promise<Value>): () => Promise<Value | null> {
  let last: Look<Value> | null = null;

  function begin(): Look<Value> {
    const answer = look().catch(() => null);
    const inTime = Promise.race([answer, pause(PATIENCE_MS, null, { ref: false })]);
    const made: Look<Value> = { begun: performance.now(), ended: null, answer, inTime };
    void answer.then(() => (made.ended = performance.now()));
    return made;
  }

  return () => {
    if (last === null || isOld(last)) last = begin();
    return last.ended === null ? last.inTime : last.answer;
  };
}

function isOld({ begun, ended }: Look<unknown>): boolean {
  const now = performance.now();
  return ended === null ? now - begun > GIVEN_UP_MS : now - ended > FRESH_MS;
}
