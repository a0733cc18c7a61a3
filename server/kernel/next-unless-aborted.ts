import { DomainError } from './errors.ts';

/**
 * The next piece, or DomainError `cancelled` as soon as the signal fires, however long the source is silent. A listener
 * a step, not one race with a lasting promise: that would keep every piece alive until the end.
 */
export function nextUnlessAborted<Piece>(
  iterator: AsyncIterator<Piece>,
  signal: AbortSignal,
): Promise<IteratorResult<Piece>> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(cancelled());
    if (signal.aborted) {
      giveUp();
      return;
    }
    signal.addEventListener('abort', giveUp, { once: true });
    void iterator
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', giveUp));
  });
}

export function cancelled(): DomainError {
  return new DomainError('cancelled', 'The request was cancelled.');
}
