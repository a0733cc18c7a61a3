import { patch } from '#components/shared/cell.ts';
import type { Thread } from './thread.ts';

/** Does something with code that is fetched when it is first wanted; where it cannot be had, a notice says so. */
export function withCode<Code>(thread: Thread, load: () => Promise<Code>, work: (code: Code) => void): void {
  load().then(work, () => {
    const retry = () => {
      patch(thread.shape, { problem: null });
      withCode(thread, load, work);
    };
    patch(thread.shape, { problem: { message: 'The server could not be reached.', retryAt: 0, retry } });
  });
}
