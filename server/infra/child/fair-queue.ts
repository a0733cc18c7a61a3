/** Lets a few do their work at once; who waits is served in turns between owners, not in the order of coming. */
export type FairQueue = {
  /** Runs `work` when it is the owner's turn. `null`, and nothing is run, where too many wait already. */
  run<Result>(owner: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> | null;
};

type Length = {
  atOnce: number;
  longest: number;
  /** How many of one owner's may wait: nobody fills the queue alone. */
  perOwner: number;
};

export function createFairQueue({ atOnce, longest, perOwner }: Length): FairQueue {
  const owners = new Map<string, (() => void)[]>();
  let running = 0;
  let waiting = 0;

  function next(): void {
    const [first] = owners;
    if (first === undefined || running >= atOnce) return;
    const [owner, turns] = first;
    const begin = turns.shift();
    owners.delete(owner);
    // To the end of the round.
    if (turns.length > 0) owners.set(owner, turns);
    waiting--;
    running++;
    begin?.();
  }

  async function turnOf(owner: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting++;
    const turns = owners.get(owner);
    if (turns === undefined) owners.set(owner, [resolve]);
    else turns.push(resolve);
    next();
    await promise;
  }

  async function wait<Result>(
    owner: string,
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result> {
    await turnOf(owner);
    try {
      // Who left while waiting costs its turn, which is over at once.
      signal.throwIfAborted();
      return await work();
    } finally {
      running--;
      next();
    }
  }

  const isFull = (owner: string) => waiting >= longest || (owners.get(owner)?.length ?? 0) >= perOwner;
  return { run: (owner, signal, work) => (isFull(owner) ? null : wait(owner, signal, work)) };
}
