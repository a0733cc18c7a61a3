import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Timing } from '../timing.ts';

export type Pace =
  /** As fast as it can, letting others run between parts. */
  | { kind: 'fast' }
  /** The whole answer, however long, takes this time. */
  | { kind: 'within'; milliseconds: number }
  | { kind: 'words-per-second'; rate: number };

const FAST_WORDS_A_PART = 16;
const SHORTEST_GAP_MS = 15;

/**
 * Groups words into parts and waits between them, so that the first comes at once and the generator ends
 * when the time is over. Rejects as soon as the signal fires.
 */
export async function* pace(
  words: readonly string[],
  { pace: wanted, signal, timing }: { pace: Pace; signal: AbortSignal; timing: Timing },
): AsyncGenerator<string, void, undefined> {
  if (wanted.kind === 'fast') {
    yield* fast(words, signal);
    return;
  }
  const total = wanted.kind === 'within' ? wanted.milliseconds : (words.length / wanted.rate) * 1000;
  const perPart = Math.max(1, Math.ceil((SHORTEST_GAP_MS * words.length) / Math.max(total, 1)));
  const start = timing.now();
  for (let at = 0; at < words.length; at += perPart) {
    yield words.slice(at, at + perPart).join('');
    const spoken = Math.min(at + perPart, words.length);
    await waitUntil(start + (total * spoken) / words.length, signal, timing);
  }
}

async function* fast(words: readonly string[], signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  for (let at = 0; at < words.length; at += FAST_WORDS_A_PART) {
    if (at > 0) await nextTurn(undefined, { signal });
    yield words.slice(at, at + FAST_WORDS_A_PART).join('');
  }
}

async function waitUntil(moment: number, signal: AbortSignal, timing: Timing): Promise<void> {
  signal.throwIfAborted();
  const remaining = moment - timing.now();
  if (remaining > 0) await timing.sleep(remaining, signal);
}
