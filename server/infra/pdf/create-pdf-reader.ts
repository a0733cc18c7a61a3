import { DomainError } from '#server/kernel/errors.ts';
import type { PdfReader } from '#server/kernel/pdf.ts';
import { createFairQueue } from './fair-queue.ts';
import { type ChildLimits, runChild } from './run-child.ts';

const MB = 1024 * 1024;
const LIMITS: ChildLimits = {
  processorMilliseconds: 20_000,
  milliseconds: 60_000,
  residentBytes: 700 * MB,
  heapMegabytes: 256,
};
const AT_ONCE = 2;
/** Each of them keeps its file on the disk, and somebody waits for it. */
const LONGEST_QUEUE = 50;
const COME_BACK_SECONDS = 30;

/** Reads each file in a process of its own. `close` ends them all; what they were reading is `unavailable`. */
export function createPdfReader(limits: ChildLimits = LIMITS): PdfReader & { close(): Promise<void> } {
  const queue = createFairQueue({ atOnce: AT_ONCE, longest: LONGEST_QUEUE });
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  return {
    async read(source, { owner, signal }) {
      const either = AbortSignal.any([signal, closing.signal]);
      const reading = queue.run(owner, either, () => runChild(source, limits, either));
      if (reading === null) throw busy();
      const settled = reading.catch(() => undefined);
      running.add(settled);
      try {
        return await reading;
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
