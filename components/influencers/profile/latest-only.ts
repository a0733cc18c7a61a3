type Work = () => Promise<void>;

/**
 * Does one thing after the other, in order: of those that come while one is being done only the last is done. What is done
 * tells its failures itself, and does not throw.
 */
export function latestOnly(): (work: Work) => Promise<void> {
  let waiting: Work | null = null;
  let busy = false;
  return async (work) => {
    waiting = work;
    if (busy) return;
    busy = true;
    while (waiting !== null) {
      const next: Work = waiting;
      waiting = null;
      await next();
    }
    busy = false;
  };
}
