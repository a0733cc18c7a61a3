import type { Context } from '#server/kernel/context.ts';
import { KEPT_MS } from './schema.ts';

/** Forgets the answers to keys that were first used 24 hours ago. */
export async function forgetAnswers(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEPT_MS);
  await ctx.db.prisma.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
}
