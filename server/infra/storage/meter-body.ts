import { createHash } from 'node:crypto';
import { DomainError } from '#server/kernel/errors.ts';
import { nextUnlessAborted } from '#server/kernel/next-unless-aborted.ts';

export type Metered = {
  chunks: AsyncGenerator<Uint8Array, void, undefined>;
  /** The bytes and SHA-256 of what has passed. */
  facts(): { bytes: number; checksum: string };
  /** What ended the body early: its own error, `too_large` or `cancelled`; else undefined. */
  failure(): unknown;
  /** Ends the body, also while it is silent; does nothing to one that has ended. */
  close(): void;
};

/** Counts and digests a body as it passes, and ends it beyond `limit` bytes or when the signal fires, even if it is silent. */
export function meterBody(
  body: AsyncIterable<Uint8Array>,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Metered {
  const hash = createHash('sha256');
  let bytes = 0;
  let failure: unknown;
  let left = false;
  const closing = new AbortController();
  const end = AbortSignal.any([signal, closing.signal]);
  const iterator = body[Symbol.asyncIterator]();

  // Apart from `pass`, into which its reader may throw what is no failure of the body.
  async function step(): Promise<IteratorResult<Uint8Array>> {
    try {
      const next = await nextUnlessAborted(iterator, end);
      if (next.done === true) return next;
      bytes += next.value.length;
      if (bytes > limit) throw new DomainError('too_large', `This is larger than ${limit} bytes.`);
      hash.update(next.value);
      return next;
    } catch (error) {
      if (!closing.signal.aborted) failure = error;
      throw error;
    }
  }

  function leave(): void {
    if (left) return;
    left = true;
    // Not awaited: a body that hangs would hang here as well.
    void iterator.return?.().catch(() => undefined);
  }

  async function* pass() {
    try {
      for (let next = await step(); next.done !== true; next = await step()) yield next.value;
      left = true;
    } finally {
      leave();
    }
  }

  return {
    chunks: pass(),
    facts: () => ({ bytes, checksum: hash.copy().digest('hex') }),
    failure: () => failure,
    close() {
      closing.abort();
      leave();
    },
  };
}
