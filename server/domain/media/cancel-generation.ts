import { release } from '../ledger/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { getGeneration } from './get-generation.ts';
import { hasEnded } from './has-ended.ts';
import { GenerationRef } from './schema.ts';
import { cancelQueued } from './sql.ts';
import { cancelTopic, tellOwner } from './topics.ts';
import type { GenerationView } from './view.ts';

/**
 * Stops a generation: one that nobody has begun ends at once and costs nothing; one under way is stopped if its
 * provider still can, else it comes to its end and is charged. Answers how it stands now; ended ones stay as they are.
 */
export async function cancelGeneration(ctx: Context, input: GenerationRef): Promise<GenerationView> {
  const { userId } = requireUser(ctx.actor);
  const { generationId } = GenerationRef.parse(input);
  const view = await getGeneration(ctx, { generationId });
  if (hasEnded(view.state)) return view;
  const ended = await ctx.db.transaction(async (sql) => {
    const rows = await sql.query(cancelQueued, [generationId, userId]);
    if (rows.length > 0) await release(sql, ctx, { type: 'generation', id: generationId });
    return rows.length > 0;
  });
  if (!ended) {
    await ctx.db.prisma.generation.updateMany({
      where: { id: generationId, userId, cancelRequestedAt: null, endedAt: null },
      data: { cancelRequestedAt: ctx.clock.now() },
    });
    ctx.bus.publish(cancelTopic(generationId));
  }
  tellOwner(ctx, { userId });
  return getGeneration(ctx, { generationId });
}
