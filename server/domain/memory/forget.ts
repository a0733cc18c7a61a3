import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { ownMemory } from './own-memory.ts';
import { MemoryRef, OfPersona } from './schema.ts';

/** Forgets one thing, for good. `not_found`. */
export async function forget(ctx: Context, input: MemoryRef): Promise<void> {
  const { id } = await ownMemory(ctx, MemoryRef.parse(input).memoryId);
  await ctx.db.prisma.memory.deleteMany({ where: { id } });
}

/** A persona forgets all that it knows of the asking user, in every session, for good. */
export async function forgetAll(ctx: Context, input: OfPersona): Promise<{ forgotten: number }> {
  const { userId } = requireUser(ctx.actor);
  const { personaId } = OfPersona.parse(input);
  const { count } = await ctx.db.prisma.memory.deleteMany({ where: { userId, personaId } });
  return { forgotten: count };
}
