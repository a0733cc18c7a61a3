import { backoff } from './backoff.ts';
import { refusalOf } from './api.ts';

const ATTEMPTS = 3;

/**
 * Repeats a call that got no answer. Only for calls that may be sent twice without being done twice.
 * Throws the last error.
 */
export async function persistently<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const unanswered = refusalOf(error).status === null;
      if (!unanswered || attempt === ATTEMPTS || !navigator.onLine) throw error;
      await new Promise((resolve) => setTimeout(resolve, backoff(attempt)));
    }
  }
}
