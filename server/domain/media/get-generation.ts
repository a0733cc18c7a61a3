import { getBalance, readCharges } from '../ledger/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { isUuid } from '#server/kernel/ids.ts';
import { presentGeneration, viewShape } from './present-generation.ts';
import type { GenerationView } from './view.ts';

/** One of the asking user's generations, whatever door made it, or `not_found`. */
export async function getGeneration(
  ctx: Context,
  { generationId }: { generationId: string },
): Promise<GenerationView> {
  const { userId } = requireUser(ctx.actor);
  const where = { id: generationId, userId };
  const row = isUuid(generationId)
    ? await ctx.db.prisma.generation.findFirst({ where, include: viewShape })
    : null;
  if (row === null) throw new DomainError('not_found', 'Generation not found');
  const { available } = await getBalance(ctx);
  const charges = await readCharges(ctx.db, 'generation', row.endedAt === null ? [] : [row.id]);
  return presentGeneration(ctx, row, { available, charges });
}
