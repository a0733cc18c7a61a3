/** The clock a countdown lives by; tests give their own. Times are milliseconds. */
export type Timers = {
  now: () => number;
  /** Runs `run` once after `delay`; the answer cancels it. */
  after: (delay: number, run: () => void) => () => void;
};

const browserTimers: Timers = {
  now: () => performance.now(),
  after: (delay, run) => {
    const handle = setTimeout(run, delay);
    return () => clearTimeout(handle);
  },
};

export type Countdown = { pause: () => void; resume: () => void; cancel: () => void };

/** Runs `onEnd` after `milliseconds` of not being paused. Starts at once; pausing twice is pausing once. */
export function startCountdown(
  milliseconds: number,
  onEnd: () => void,
  timers: Timers = browserTimers,
): Countdown {
  let left = milliseconds;
  let startedAt = 0;
  let stop: (() => void) | null = null;
  let over = false;

  function resume() {
    if (stop || over) return;
    startedAt = timers.now();
    stop = timers.after(left, () => {
      stop = null;
      over = true;
      onEnd();
    });
  }

  function pause() {
    if (!stop) return;
    stop();
    stop = null;
    left = Math.max(0, left - (timers.now() - startedAt));
  }

  function cancel() {
    pause();
    over = true;
  }

  resume();
  return { pause, resume, cancel };
}
