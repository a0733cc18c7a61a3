import { MediaFailure } from '#server/kernel/media.ts';
import type { SubmitOptions } from '../media-models/adapter.ts';
import { contentRefused } from '../media-models/failures.ts';
import { cancelled } from '../models/provider-error.ts';
import type { Timing } from '../models/timing.ts';
import type { SandboxCommands } from '../sandbox/read-commands.ts';

const RETRY_AFTER_SECONDS = 5;
const TICK_MILLISECONDS = 250;
const PIECE_BYTES = 64 * 1024;

/** Throws what the prompt asks for instead of a result. */
export function refuseIfAsked({ refusal }: SandboxCommands): void {
  if (refusal === 'refuse') throw contentRefused();
  if (refusal === 'fail') {
    throw new MediaFailure('provider_failed', 'The sandbox was asked to fail.', { outcome: 'rejected' });
  }
  if (refusal === '429') {
    throw new MediaFailure('provider_busy', 'The sandbox was asked to be busy.', {
      outcome: 'not-accepted',
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}

/** Does the work and is not done before so many seconds; progress follows whichever is further behind. */
export async function within<Result>(
  seconds: number | undefined,
  work: (options: SubmitOptions) => Promise<Result>,
  { signal, onProgress }: SubmitOptions,
  timing: Timing,
): Promise<Result> {
  if (seconds === undefined) return work({ signal, onProgress });
  const ended = new AbortController();
  const both = AbortSignal.any([signal, ended.signal]);
  let made = 0;
  let waited = 0;
  const report = (): void => onProgress(Math.min(made, waited));
  const worked = work({
    signal: both,
    onProgress(progress) {
      made = progress;
      report();
    },
  });
  const counted = worked.then((result) => {
    made = 1;
    return result;
  });
  const pass = (share: number): void => {
    waited = share;
    report();
  };
  try {
    const [result] = await Promise.all([counted, waitOut(seconds, pass, both, timing)]);
    return result;
  } finally {
    ended.abort();
  }
}

async function waitOut(
  seconds: number,
  pass: (share: number) => void,
  signal: AbortSignal,
  timing: Timing,
): Promise<void> {
  const ticks = Math.max(1, Math.round((seconds * 1000) / TICK_MILLISECONDS));
  const start = timing.now();
  for (let tick = 1; tick <= ticks; tick += 1) {
    const remaining = start + (seconds * 1000 * tick) / ticks - timing.now();
    // A timer that is cut short says AbortError; whoever asked to stop is told `cancelled`.
    if (remaining > 0) await timing.sleep(remaining, signal).catch(() => Promise.reject(cancelled()));
    pass(tick / ticks);
  }
}

/** The bytes in pieces. `cut`: the first half of them, then a failure. */
export async function* bodyOf(bytes: Uint8Array, cut: boolean): AsyncGenerator<Uint8Array, void, undefined> {
  const end = cut ? Math.ceil(bytes.length / 2) : bytes.length;
  for (let at = 0; at < end; at += PIECE_BYTES) yield bytes.subarray(at, Math.min(end, at + PIECE_BYTES));
  if (cut) {
    throw new MediaFailure('bad_result', 'The sandbox was asked to break off half way.', {
      outcome: 'rejected',
    });
  }
}
