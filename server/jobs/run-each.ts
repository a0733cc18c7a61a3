import type { Context } from '#server/kernel/context.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';

/** Runs the sweeps one after the other; one that fails is logged and keeps none from its work. */
export async function runEach(
  sweeps: readonly ((ctx: Context) => Promise<unknown>)[],
  ctx: Context,
): Promise<void> {
  for (const one of sweeps) {
    await one(ctx).catch((error: unknown) => {
      ctx.log.warn('sweep.failed', { sweep: one.name, reason: reasonOf(error) });
    });
  }
}
