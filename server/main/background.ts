import { jobs } from '#server/jobs/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Ports } from '#server/kernel/ports.ts';

/** Runs every job in its rhythm, never twice at once; one that fails is tried again at its next time. */
export async function startBackground(ports: Ports): Promise<{ stop(): void }> {
  const timers = await Promise.all(
    jobs.map(async ({ name, everyMs, run }) => {
      const ctx: Context = {
        ...ports,
        actor: { kind: 'system', job: name },
        requestId: name,
        address: '',
        signal: new AbortController().signal,
      };
      let busy = false;
      const round = async () => {
        if (busy) return;
        busy = true;
        await run(ctx).catch((error: unknown) => {
          ports.log.warn('job.failed', {
            job: name,
            reason: error instanceof Error ? error.message : 'unknown',
          });
        });
        busy = false;
      };
      // The first round comes before the first request: a process must be known alive before it owns a turn.
      await round();
      return setInterval(() => void round(), everyMs).unref();
    }),
  );
  return { stop: () => timers.forEach(clearInterval) };
}
