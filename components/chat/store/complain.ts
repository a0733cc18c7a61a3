import { leaveIfSignedOut, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import type { Thread } from './thread.ts';

/** Says where it was tried what was not done, and why. */
export function complain(thread: Thread, what: string, error: unknown): void {
  const refusal = refusalOf(error);
  leaveIfSignedOut(refusal);
  patch(thread.shape, { problem: { message: `${what} ${refusal.message}`, retryAt: 0, retry: null } });
}
