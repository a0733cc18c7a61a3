import type { Memory } from '#prisma/generated/client.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';

/** The asking user's memory with this id, or `not_found`. */
export async function ownMemory(ctx: Context, id: string): Promise<Memory> {
  const { userId } = requireUser(ctx.actor);
  const found = await ctx.db.prisma.memory.findFirst({ where: { id, userId } });
  if (found === null) throw new DomainError('not_found', 'This memory does not exist.');
  return found;
}
