import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Watch } from '#server/infra/models/watch.ts';

const LIMITS = { firstPart: 1000, nextPart: 100 };

describe('a watch over a provider', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('closes the connection when the first part is late', () => {
    const watch = new Watch(new AbortController().signal, LIMITS);
    vi.advanceTimersByTime(999);
    expect(watch.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect({ aborted: watch.signal.aborted, silentFor: watch.silentFor }).toEqual({
      aborted: true,
      silentFor: 1000,
    });
  });

  it('gives the first part no more time because we look again', () => {
    const watch = new Watch(new AbortController().signal, LIMITS);
    vi.advanceTimersByTime(900);
    watch.listen();
    vi.advanceTimersByTime(100);
    expect(watch.silentFor).toBe(1000);
  });

  it('counts from part to part', () => {
    const watch = new Watch(new AbortController().signal, LIMITS);
    for (let part = 0; part < 50; part += 1) {
      watch.heard();
      watch.listen();
      vi.advanceTimersByTime(99);
    }
    expect(watch.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(watch.silentFor).toBe(100);
  });

  it('does not take a slow reader for a silent provider', () => {
    const watch = new Watch(new AbortController().signal, LIMITS);
    watch.heard();
    vi.advanceTimersByTime(10_000);
    expect(watch.signal.aborted).toBe(false);
    watch.listen();
    vi.advanceTimersByTime(99);
    expect(watch.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(watch.silentFor).toBe(100);
  });

  it('leaves neither a timer nor a listener behind', () => {
    const caller = new AbortController();
    const remove = vi.spyOn(caller.signal, 'removeEventListener');
    const watch = new Watch(caller.signal, LIMITS);
    watch.heard();
    watch.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(remove).toHaveBeenCalledTimes(1);
    expect({ aborted: watch.signal.aborted, silentFor: watch.silentFor }).toEqual({
      aborted: true,
      silentFor: undefined,
    });
  });
});
