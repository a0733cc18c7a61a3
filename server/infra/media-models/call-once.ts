import { Watch } from '#server/infra/models/watch.ts';
import { callFailure } from './call-failure.ts';
import { onePost } from './one-post.ts';

/** What one call of an SDK works with: a fetch that posts once, and a signal that ends it. */
export type Call = { fetch: typeof globalThis.fetch; signal: AbortSignal };

/** For the whole call; below the 300 seconds that Node by itself waits for an answer to begin. */
const LIMIT_MS = 240_000;

/**
 * Calls a provider whose answer is the result itself: at most one billable request, and an answer within four
 * minutes. Throws MediaFailure; a call that was given up on after it was sent is `submission_unknown`.
 */
export async function callOnce<Answer>(
  fetch: typeof globalThis.fetch,
  caller: AbortSignal,
  call: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  const watch = new Watch(caller, { firstPart: LIMIT_MS, nextPart: LIMIT_MS });
  const post = onePost(fetch);
  try {
    return await call({ fetch: post.fetch, signal: watch.signal });
  } catch (error) {
    throw callFailure(error, post);
  } finally {
    watch.end();
  }
}
