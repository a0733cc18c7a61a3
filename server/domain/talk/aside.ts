import type { Context } from '#server/kernel/context.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';

/** Does something that nobody waits for and that may fail: then it is noted, and done when there is the next reason. */
export async function aside(ctx: Context, name: string, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    ctx.log.warn('talk.aside-failed', { name, reason: reasonOf(error) });
  });
}
