import { beginGenerations, leaveGenerations } from '#server/domain/media/index.ts';
import { jobs } from '#server/jobs/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';

type Background = {
  /** Begins no more generations and leaves those under way to other processes; see leaveGenerations. */
  leave(graceSeconds: number): Promise<void>;
  /** No job begins any more. */
  stop(): void;
};

/**
 * Runs every job in its rhythm, never twice at once; one that fails is tried again at its next time. `worker`: whether
 * this process makes generations too.
 */
export async function startBackground(ports: Ports, { worker }: { worker: boolean }): Promise<Background> {
  const stopped = new AbortController();
  const leaving = new AbortController();
  const contextOf = (job: string): Context => {
    const actor = { kind: 'system' as const, job };
    const signal = job === 'tend-generations' ? leaving.signal : stopped.signal;
    return { ...ports, actor, requestId: job, address: '', signal };
  };
  const mine = jobs.filter((job) => worker || job.worker === undefined);
  const timers = await Promise.all(
    mine.map(async ({ name, everyMs, late, run }) => {
      const ctx = contextOf(name);
      let busy = false;
      const round = async () => {
        if (busy) return;
        busy = true;
        await run(ctx).catch((error: unknown) => {
          const reason = reasonOf(error);
          ports.log.warn('job.failed', { job: name, reason });
        });
        busy = false;
      };
      // The first round comes before the first request: a process must be known alive before it owns a turn.
      if (late !== true) await round();
      return setInterval(() => void round(), everyMs).unref();
    }),
  );
  const ctx = { ...contextOf('generations'), signal: leaving.signal };
  const listen = worker ? ports.bell.answer(() => beginGenerations(ctx)) : null;
  // Who cannot hear the bell looks every two seconds all the same.
  listen?.catch((error: unknown) => {
    ports.log.warn('bell.not-answered', { reason: reasonOf(error) });
  });
  return {
    async leave(graceSeconds) {
      leaving.abort();
      await (await listen?.catch(() => undefined))?.();
      if (worker) await leaveGenerations(ctx, graceSeconds);
    },
    stop() {
      stopped.abort();
      timers.forEach(clearInterval);
    },
  };
}
