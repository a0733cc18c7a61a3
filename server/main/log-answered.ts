import type { Logger } from '#server/kernel/ports.ts';
import type { Answered } from './answered.ts';

/** Asked for all the time, and nothing happens by it. */
const QUIET = /^(static|get\w*Health)$/;

/** One line a request: who answered what, for whom, how and how long. Never an address, a header or a body. */
export function logAnswered(log: Logger): (answered: Answered) => void {
  return ({ requestId, family, operation, method, status, ms, bytes, userId, aborted }) => {
    log[levelOf(operation, status)]('request.answered', {
      requestId,
      family,
      operation,
      method,
      status,
      ms: Math.round(ms * 10) / 10,
      bytes,
      userId: userId ?? undefined,
      aborted: aborted || undefined,
    });
  };
}

/** What broke on our side has a line of its own, as an error. */
function levelOf(operation: string, status: number): 'debug' | 'info' | 'warn' {
  if (status >= 500) return 'warn';
  return QUIET.test(operation) && status < 400 ? 'debug' : 'info';
}
