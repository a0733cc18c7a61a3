import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLane } from '#server/infra/sandbox-media/threads/lane.ts';
import type { Thread } from '#server/infra/sandbox-media/threads/thread.ts';

const IDLE = 1000;

let lane: Thread;
function openLane(): void {
  lane = createLane({ entry: new URL('./obedient-worker.ts', import.meta.url), idleMilliseconds: IDLE });
}
afterEach(async () => {
  await lane.close();
  vi.useRealTimers();
});

type Options = { signal?: AbortSignal; onProgress?: () => void };

function ask(prompt: string, { signal = new AbortController().signal, onProgress = () => {} }: Options = {}) {
  return lane.work({ kind: 'image', prompt, style: '', width: 1, height: 1 }, { signal, onProgress });
}

describe('a lane', () => {
  it('keeps its thread from task to task', async () => {
    openLane();
    expect(await ask('work')).toEqual(await ask('work'));
  });

  it.each(['exit', 'throw'])(
    'after a crash (%s) fails that one task, and the next has a new thread',
    async (crash) => {
      openLane();
      const before = await ask('work');
      await expect(ask(crash)).rejects.toMatchObject({
        name: 'MediaFailure',
        code: 'provider_failed',
        outcome: 'rejected',
      });
      expect(await ask('work')).not.toEqual(before);
    },
  );

  it('after a fault that the thread survived goes on with it', async () => {
    openLane();
    const before = await ask('work');
    await expect(ask('refuse')).rejects.toMatchObject({
      name: 'MediaFailure',
      message: 'The sandbox could not make this.',
    });
    expect(await ask('work')).toEqual(before);
  });

  it('stops a thread in the middle of its work', async () => {
    openLane();
    const stop = new AbortController();
    const stopped = ask('loop', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(await ask('work')).toHaveLength(1);
  });

  it('does one task after the other, and passes over those that were given up while they waited', async () => {
    openLane();
    const [first, third] = [new AbortController(), new AbortController()];
    const said: string[] = [];
    const hear = (name: string) => ({ onProgress: () => said.push(name) });
    const began = Promise.withResolvers<void>();
    const one = ask('loop', {
      signal: first.signal,
      onProgress() {
        said.push('one');
        began.resolve();
      },
    });
    const two = ask('work', hear('two'));
    const three = ask('work', { ...hear('three'), signal: third.signal });
    const four = ask('work', hear('four'));
    third.abort();
    await expect(three).rejects.toMatchObject({ code: 'cancelled' });
    await began.promise;
    expect(said).toEqual(['one']);
    first.abort();
    await expect(one).rejects.toMatchObject({ code: 'cancelled' });
    await Promise.all([two, four]);
    expect(said).toEqual(['one', 'two', 'four']);
  });

  it('refuses what was given up before it was asked', async () => {
    openLane();
    await expect(ask('work', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends a thread that had nothing to do for a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    openLane();
    const before = await ask('work');
    vi.advanceTimersByTime(IDLE - 1);
    expect(await ask('work')).toEqual(before);
    vi.advanceTimersByTime(IDLE);
    expect(await ask('work')).not.toEqual(before);
  });

  it('that is closed fails what it does, what waits and what is asked later, so that it may be asked again', async () => {
    openLane();
    const failure = { name: 'MediaFailure', code: 'unavailable', outcome: 'not-accepted' };
    const doing = ask('loop', { onProgress: () => void lane.close() });
    const waiting = ask('work');
    await expect(doing).rejects.toMatchObject(failure);
    await expect(waiting).rejects.toMatchObject(failure);
    await expect(ask('work')).rejects.toMatchObject(failure);
  });
});
