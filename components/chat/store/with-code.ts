import { offerRetry } from './offer-retry.ts';
import type { Thread } from './thread.ts';

/** Does something with code that is fetched when it is first wanted; where it cannot be had, a notice says so. */
export function withCode<Code>(thread: Thread, load: () => Promise<Code>, work: (code: Code) => void): void {
  load().then(work, () =>
    offerRetry(thread, 'The server could not be reached.', () => withCode(thread, load, work)),
  );
}
