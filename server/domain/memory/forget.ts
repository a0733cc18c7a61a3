import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { ownMemory } from './own-memory.ts';
import { MemoryRef, OfPersona } from './schema.ts';
import { dropMemories, dropMemory, stopCounting } from './sql.ts';

/** Forgets one thing, for good: it comes back only where it is said anew. `not_found`. */
export async function forget(ctx: Context, input: MemoryRef): Promise<void> {
  const { id, userId, personaId, scope } = await ownMemory(ctx, MemoryRef.parse(input).memoryId);
  await ctx.db.transaction(async (sql) => {
    await sql.query(stopCounting, [userId, personaId, scope]);
    await sql.query(dropMemory, [id]);
  });
}

/** A persona forgets all that it knows of the asking user, in every session, for good. */
export async function forgetAll(ctx: Context, input: OfPersona): Promise<{ forgotten: number }> {
  const { userId } = requireUser(ctx.actor);
  const { personaId } = OfPersona.parse(input);
  return ctx.db.transaction(async (sql) => {
    await sql.query(stopCounting, [userId, personaId, 0]);
    return { forgotten: (await sql.query(dropMemories, [userId, personaId])).length };
  });
}
