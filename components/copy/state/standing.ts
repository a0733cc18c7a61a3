import type { CopyRequest, CopyVariant } from '#server/domain/copy/view.ts';

/** How a request stands, for whoever looks at its card. */
export type Standing = {
  /** The finished variant that counts; `null` while there is none. */
  current: CopyVariant | null;
  /** All finished ones, oldest first. */
  finished: readonly CopyVariant[];
  /** The one that is being written. */
  running: CopyVariant | null;
  /** The newest, where nothing or too little came of it. */
  failed: CopyVariant | null;
};

export function standingOf({ variants, currentId }: CopyRequest): Standing {
  const finished = variants.filter(({ status }) => status === 'complete');
  const last = variants.at(-1);
  const ended = last !== undefined && last.status !== 'complete' && last.status !== 'streaming';
  return {
    current: finished.find(({ id }) => id === currentId) ?? finished.at(-1) ?? null,
    finished,
    running: variants.findLast(({ status }) => status === 'streaming') ?? null,
    failed: ended ? last : null,
  };
}

/** The turns that write in a tab, the newest request's first. */
export function runningTurns(requests: readonly CopyRequest[]): string[] {
  return requests.toReversed().flatMap(({ variants }) => variants.flatMap(({ turnId }) => turnId ?? []));
}

/** What was being written before and is not any more. */
export function endedSince(before: readonly CopyRequest[], after: readonly CopyRequest[]): CopyVariant[] {
  const running = new Set(
    before.flatMap(({ variants }) =>
      variants.flatMap(({ id, status }) => (status === 'streaming' ? id : [])),
    ),
  );
  return after.flatMap(({ variants }) =>
    variants.filter(({ id, status }) => status !== 'streaming' && running.has(id)),
  );
}
