import { setTimeout as delay } from 'node:timers/promises';

/** Time as the models use it, so that tests can stand in for it. */
export type Timing = {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Rejects as soon as the signal fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
};

export const realTiming: Timing = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
};
