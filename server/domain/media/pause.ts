import type { Context } from '#server/kernel/context.ts';

/** The `attempt`th wait of a series that doubles, from 0: seconds, never more than the longest. */
export function backOff({ first, longest }: { first: number; longest: number }, attempt: number): number {
  return Math.min(longest, first * 2 ** attempt);
}

/** Fulfilled after so many seconds, or at once when one of the signals fires. */
export function sleep(seconds: number, ...signals: readonly AbortSignal[]): Promise<void> {
  const any = AbortSignal.any([...signals]);
  if (any.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      any.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    any.addEventListener('abort', done);
  });
}

/** Seconds between a moment of the database's clock and now. */
export function secondsSince(ctx: Pick<Context, 'clock'>, moment: Date): number {
  return (ctx.clock.now().getTime() - moment.getTime()) / 1000;
}
