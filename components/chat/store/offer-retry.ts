import { patch } from '#components/shared/cell.ts';
import type { Thread } from './thread.ts';

/** Says where it was tried what was not done, and offers to do it again. */
export function offerRetry(thread: Thread, message: string, again: () => void): void {
  const retry = () => {
    patch(thread.shape, { problem: null });
    again();
  };
  patch(thread.shape, { problem: { message, retryAt: 0, retry } });
}
