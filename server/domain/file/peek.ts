import { nextUnlessAborted } from '#server/kernel/next-unless-aborted.ts';

export type Peeked = {
  /** The first bytes, as many as were asked for unless there are fewer. */
  head: Uint8Array;
  /** Everything, the first bytes included. */
  body: AsyncIterable<Uint8Array>;
  /** Lets go of a body that nobody is going to read. */
  discard(): void;
};

/** Looks at the beginning of a body that can be read only once. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  wanted: number,
  signal: AbortSignal,
): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const discard = () => void iterator.return?.().catch(() => undefined);
  const seen: Uint8Array[] = [];
  try {
    for (let size = 0; size < wanted; ) {
      const next = await nextUnlessAborted(iterator, signal);
      if (next.done === true) break;
      seen.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    discard();
    throw error;
  }
  return { head: Buffer.concat(seen).subarray(0, wanted), body: whole(seen, iterator), discard };
}

async function* whole(seen: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>) {
  let ended = false;
  try {
    yield* seen;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
    ended = true;
  } finally {
    if (!ended) await rest.return?.();
  }
}
