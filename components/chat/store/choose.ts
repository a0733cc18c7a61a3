import type * as Choices from './choices.ts';
import type { Thread } from './thread.ts';
import { withCode } from './with-code.ts';

/** Makes a choice between answers, with code that is fetched with the first one. */
export function choose(thread: Thread, work: (choices: typeof Choices) => Promise<void>): void {
  withCode(
    thread,
    () => import('./choices.ts'),
    (choices) => void work(choices),
  );
}
