import { cancelled } from '../../models/provider-error.ts';
import { createThread, type Thread, type ThreadOptions } from './thread.ts';

/** A thread behind a queue: tasks are done one after the other, in the order in which they came. */
export function createLane(options: ThreadOptions): Thread {
  const thread = createThread(options);
  let last: Promise<void> = Promise.resolve();
  return {
    async work(task, workOptions) {
      const before = last;
      const { promise: done, resolve: leave } = Promise.withResolvers<void>();
      last = before.then(() => done);
      try {
        await untilAborted(before, workOptions.signal);
        return await thread.work(task, workOptions);
      } finally {
        leave();
      }
    },
    close: () => thread.close(),
  };
}

/** The same promise, given up as soon as the signal fires. */
async function untilAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(cancelled());
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
