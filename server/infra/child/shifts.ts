import { DomainError } from '#server/kernel/errors.ts';
import { createFairQueue } from './fair-queue.ts';

/** Hostile files are worked on a few at a time, each in a process of its own that `work` starts and ends. */
export type Shifts = {
  /**
   * Rejects with DomainError `unavailable` where too many wait already or the server stops, `cancelled` once `signal` fires,
   * else with what `work` rejects with.
   */
  run<Result>(
    { owner, signal }: { owner: string; signal: AbortSignal },
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>;
  /** Ends them all. */
  close(): Promise<void>;
};

const USUAL = { atOnce: 2 };
/** Each of them keeps its file on the disk, and somebody waits for it. */
const LONGEST_QUEUE = 200;
/** As many as a session holds. */
const LONGEST_OF_ONE = 20;
const COME_BACK_SECONDS = 30;

export function createShifts({ atOnce } = USUAL): Shifts {
  const queue = createFairQueue({ atOnce, longest: LONGEST_QUEUE, perOwner: LONGEST_OF_ONE });
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  return {
    async run({ owner, signal }, work) {
      const either = AbortSignal.any([signal, closing.signal]);
      const working = queue.run(owner, either, () => work(either));
      if (working === null) throw busy();
      const settled = working.catch(() => undefined);
      running.add(settled);
      try {
        return await working;
      } catch (error) {
        if (closing.signal.aborted) throw unavailable('The server is shutting down.', error);
        if (signal.aborted)
          throw new DomainError('cancelled', 'The request was cancelled.', { cause: error });
        throw error;
      } finally {
        running.delete(settled);
      }
    },
    async close() {
      closing.abort();
      await Promise.all(running);
    },
  };
}

function busy(): DomainError {
  const message = 'Too many files are being read at present. Try again in a moment.';
  return new DomainError('unavailable', message, { retryAfterSeconds: COME_BACK_SECONDS });
}

function unavailable(message: string, cause: unknown): DomainError {
  return new DomainError('unavailable', message, { cause });
}
