import type { Context } from '#server/kernel/context.ts';

/** Woken when something about a user's generations changed. */
export const ownerTopic = (userId: number): string => `generations:${userId}`;
/** Woken when somebody wants the generation to stop. */
export const cancelTopic = (generationId: string): string => `generation-cancel:${generationId}`;

/** Lets everybody who watches this user's generations look again. */
export function tellOwner(ctx: Pick<Context, 'bus'>, generation: { userId: number }): void {
  ctx.bus.publish(ownerTopic(generation.userId));
}
