import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { getGeneration } from './get-generation.ts';
import { hasEnded } from './has-ended.ts';
import { FavouriteInput, GenerationRef } from './schema.ts';
import { tellOwner } from './topics.ts';
import type { GenerationView } from './view.ts';

/** Marks a generation as a favourite, or no longer. */
export async function markFavourite(ctx: Context, input: FavouriteInput): Promise<GenerationView> {
  const { generationId, favourite } = FavouriteInput.parse(input);
  return change(ctx, generationId, { favourite });
}

/** Puts an ended generation into the bin, from which it can be taken for 30 days. `conflict` while it runs. */
export async function removeGeneration(ctx: Context, input: GenerationRef): Promise<GenerationView> {
  const { generationId } = GenerationRef.parse(input);
  const { state } = await getGeneration(ctx, { generationId });
  if (!hasEnded(state)) throw new DomainError('conflict', 'It still runs: cancel it first.');
  return change(ctx, generationId, { deletedAt: ctx.clock.now() });
}

/** Takes a generation out of the bin. */
export async function restoreGeneration(ctx: Context, input: GenerationRef): Promise<GenerationView> {
  const { generationId } = GenerationRef.parse(input);
  return change(ctx, generationId, { deletedAt: null });
}

async function change(
  ctx: Context,
  generationId: string,
  data: { favourite: boolean } | { deletedAt: Date | null },
): Promise<GenerationView> {
  const { userId } = requireUser(ctx.actor);
  await ctx.db.prisma.generation.updateMany({ where: { id: generationId, userId }, data });
  tellOwner(ctx, { userId });
  return getGeneration(ctx, { generationId });
}
