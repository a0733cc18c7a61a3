import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { requireUser } from '#server/kernel/actor.ts';
import { getGeneration } from './get-generation.ts';
import { hasEnded } from './has-ended.ts';
import { sleep } from './pause.ts';
import { ownerTopic } from './topics.ts';
import type { GenerationView } from './view.ts';

/** Who hears no bell still looks so often. */
const LOOK_EVERY_SECONDS = 2;

/**
 * The generation once it has ended, or as it is after `forSeconds`. When the asker's signal fires first: `cancelled`; the
 * generation goes on. Errors: `not_found`.
 */
export async function awaitGeneration(
  ctx: Context,
  { forSeconds = Infinity, ...ref }: { generationId: string; forSeconds?: number },
): Promise<GenerationView> {
  const { userId } = requireUser(ctx.actor);
  const until = ctx.clock.now().getTime() + forSeconds * 1000;
  let rung = new AbortController();
  // Before the first look, so that nothing falls between them.
  const unsubscribe = ctx.bus.subscribe(ownerTopic(userId), () => rung.abort());
  try {
    for (;;) {
      rung = new AbortController();
      const view = await getGeneration(ctx, ref);
      const left = (until - ctx.clock.now().getTime()) / 1000;
      if (hasEnded(view.state) || left <= 0) return view;
      await sleep(Math.min(LOOK_EVERY_SECONDS, left), rung.signal, ctx.signal);
      if (ctx.signal.aborted)
        throw new DomainError('cancelled', 'Nobody waits any more; the generation goes on.');
    }
  } finally {
    unsubscribe();
  }
}
