import { submissionUnknown } from './failures.ts';

/** What is known of the one billable request of a submission. */
export type OnePost = {
  fetch: typeof globalThis.fetch;
  /** Whether it was handed to the network at all. */
  sent(): boolean;
  /** Whether the provider began to answer it with success: from then on it may be paid for. */
  accepted(): boolean;
  /** Node's or undici's code of its failed connection. */
  connectionCode(): string | undefined;
};

/**
 * A fetch that lets a single POST through, whatever an SDK would like to send again: the second could be paid for
 * twice. Requests that change nothing, such as the download of a result, pass.
 */
export function onePost(fetch: typeof globalThis.fetch): OnePost {
  let sent = false;
  let accepted = false;
  let code: string | undefined;
  return {
    async fetch(input, init) {
      if (init?.method !== 'POST') return fetch(input, init);
      if (sent) throw submissionUnknown();
      init.signal?.throwIfAborted();
      sent = true;
      try {
        const response = await fetch(input, init);
        accepted = response.ok;
        return response;
      } catch (error) {
        code = connectionCodeOf(error);
        throw error;
      }
    },
    sent: () => sent,
    accepted: () => accepted,
    connectionCode: () => code,
  };
}

function connectionCodeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
