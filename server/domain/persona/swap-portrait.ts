import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { claimMedia, releasePortrait } from '../file/index.ts';
import { swapPortrait as statement } from './sql.ts';

/** Gives a persona another portrait, one of the asking user's, or none; the one before is no longer used. */
export async function swapPortrait(ctx: Context, personaId: string, assetId: string | null): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  await ctx.db.transaction(async (sql) => {
    if (assetId !== null) await claimMedia(sql, { userId, assetIds: [assetId] });
    const [before] = await sql.query<{ assetId: string | null }>(statement, [personaId, assetId]);
    if (before?.assetId) await releasePortrait(sql, before.assetId);
  });
}
