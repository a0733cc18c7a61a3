import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { knownPersona } from './known-persona.ts';
import { SwitchMemoryInput } from './schema.ts';
import { stopCounting, switchOn } from './sql.ts';

/**
 * Whether a persona remembers anything new of the asking user, and is reminded of what it knows. What was said until it is
 * switched on again is never remembered. `not_found`.
 */
export async function switchMemory(ctx: Context, input: SwitchMemoryInput): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const { personaId, enabled } = SwitchMemoryInput.parse(input);
  const { id } = await knownPersona(ctx, personaId);
  const off = { userId, personaId: id };
  if (!enabled)
    await ctx.db.prisma.memoryOff.upsert({ where: { userId_personaId: off }, create: off, update: {} });
  else if ((await ctx.db.prisma.memoryOff.count({ where: off })) > 0)
    await ctx.db.transaction(async (sql) => {
      await sql.query(stopCounting, [userId, id, 0]);
      await sql.query(switchOn, [userId, id]);
    });
}
