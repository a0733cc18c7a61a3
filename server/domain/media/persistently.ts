import { backOff, sleep } from './pause.ts';
import { LeaseLost, type Run } from './run.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';

/**
 * Does what must be done, again and again while the database is away. Gives up only when somebody else has the
 * generation, or the process must end.
 */
export async function persistently(run: Run, act: () => Promise<void>): Promise<void> {
  const { ctx, generation, lost } = run;
  for (let attempt = 0; ; attempt++) {
    try {
      await act();
      return;
    } catch (error) {
      if (error instanceof LeaseLost || lost.signal.aborted) throw error;
      const reason = reasonOf(error);
      ctx.log.warn('generation.not-written', { generationId: generation.id, reason, attempt });
      await sleep(backOff(ctx.mediaPace.retrySeconds, attempt), lost.signal);
    }
  }
}
