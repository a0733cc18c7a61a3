import { actAs } from '../account/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { isUuid } from '#server/kernel/ids.ts';

/** The context of whoever owns the generation, for a key that may act for others; else the asker's own. */
export async function forOwner(ctx: Context, { generationId }: { generationId: string }): Promise<Context> {
  const { scopes } = requireUser(ctx.actor);
  if (scopes?.includes('act-as') !== true || !isUuid(generationId)) return ctx;
  const where = { id: generationId };
  const row = await ctx.db.prisma.generation.findUnique({
    where,
    select: { user: { select: { uuid: true } } },
  });
  return row === null ? ctx : actAs(ctx, row.user.uuid);
}
