import { describe, expect, it, vi } from 'vitest';
import { startCountdown, type Timers } from '#components/ui/countdown.ts';

/** A clock that stands until it is moved. */
function standingClock() {
  let time = 0;
  let pending: { at: number; run: () => void } | null = null;
  const timers: Timers = {
    now: () => time,
    after: (delay, run) => {
      const mine = { at: time + delay, run };
      pending = mine;
      return () => {
        if (pending === mine) pending = null;
      };
    },
  };
  function pass(milliseconds: number) {
    time += milliseconds;
    const due = pending;
    if (!due || due.at > time) return;
    pending = null;
    due.run();
  }
  return { timers, pass, isWaiting: () => pending !== null };
}

function start(milliseconds: number) {
  const clock = standingClock();
  const onEnd = vi.fn<() => void>();
  return { ...clock, onEnd, countdown: startCountdown(milliseconds, onEnd, clock.timers) };
}

describe('startCountdown', () => {
  it('ends once, when its time is over and not before', () => {
    const { pass, onEnd } = start(6000);
    pass(5999);
    expect(onEnd).not.toHaveBeenCalled();
    pass(1);
    pass(10_000);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('does not count while it is paused', () => {
    const { pass, onEnd, countdown } = start(6000);
    pass(4000);
    countdown.pause();
    pass(60_000);
    expect(onEnd).not.toHaveBeenCalled();
    countdown.resume();
    pass(1999);
    expect(onEnd).not.toHaveBeenCalled();
    pass(1);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('takes a second pause or resume for the same one', () => {
    const { pass, onEnd, countdown } = start(6000);
    pass(1000);
    countdown.pause();
    countdown.pause();
    countdown.resume();
    pass(1000);
    countdown.resume();
    pass(4000);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('stays silent after it was cancelled, and leaves no timer behind', () => {
    const { pass, onEnd, countdown, isWaiting } = start(6000);
    countdown.cancel();
    countdown.resume();
    expect(isWaiting()).toBe(false);
    pass(10_000);
    expect(onEnd).not.toHaveBeenCalled();
  });
});
