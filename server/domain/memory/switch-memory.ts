import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { visiblePersona } from '../persona/index.ts';
import { SwitchMemoryInput } from './schema.ts';

/** Whether a persona remembers anything new of the asking user, and is reminded of what it knows. `not_found`. */
export async function switchMemory(ctx: Context, input: SwitchMemoryInput): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const { personaId, enabled } = SwitchMemoryInput.parse(input);
  const { id } = await visiblePersona(ctx, personaId);
  const off = { userId, personaId: id };
  if (enabled) await ctx.db.prisma.memoryOff.deleteMany({ where: off });
  else await ctx.db.prisma.memoryOff.upsert({ where: { userId_personaId: off }, create: off, update: {} });
}
