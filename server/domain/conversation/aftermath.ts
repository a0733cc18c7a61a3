import type { Context } from '#server/kernel/context.ts';
import { perDatabase } from '#server/kernel/per-database.ts';

/** Work that begins when a turn has ended, known from when that began. It must not throw. */
export function keepTrack(ctx: Pick<Context, 'db'>, work: Promise<void>): void {
  const all = aftermathOf(ctx);
  all.add(work);
  void work.then(() => all.delete(work));
}

/** Fulfilled when all turns of this process have ended, and all that follows on them. */
export async function endOfAftermath(ctx: Pick<Context, 'db'>): Promise<void> {
  for (const work of aftermathOf(ctx)) await work;
}

/** Aborted when this process is to end: what can as well be done after a later turn is given up then. */
export function leaving(ctx: Pick<Context, 'db'>): AbortSignal {
  return leavingOf(ctx).signal;
}

/** Gives up what can be done later. */
export function leave(ctx: Pick<Context, 'db'>): void {
  leavingOf(ctx).abort();
}

function leavingOf(ctx: Pick<Context, 'db'>): AbortController {
  return perDatabase('turns-leaving', ctx.db, () => new AbortController());
}

function aftermathOf(ctx: Pick<Context, 'db'>): Set<Promise<void>> {
  return perDatabase('turns-aftermath', ctx.db, () => new Set<Promise<void>>());
}
