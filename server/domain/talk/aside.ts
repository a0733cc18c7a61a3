import type { Context } from '#server/kernel/context.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';

/** Does something that nobody waits for and that may fail: then that is logged, and not tried again from here. */
export async function aside(ctx: Context, name: string, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    ctx.log.warn('talk.aside-failed', { name, reason: reasonOf(error) });
  });
}
