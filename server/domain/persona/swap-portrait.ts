import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { claimMedia, releasePortrait } from '../file/index.ts';
import { notFound } from './own-persona.ts';
import { swapPortrait as statement } from './sql.ts';

/**
 * Gives a persona another portrait, one of the asking user's; the one before is no longer used. `not_found` where the persona
 * was removed meanwhile: then the new one is not used either.
 */
export async function swapPortrait(ctx: Context, personaId: string, assetId: string): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const swapped = await ctx.db.transaction(async (sql) => {
    await claimMedia(sql, { userId, assetIds: [assetId] });
    const [before] = await sql.query<{ assetId: string | null }>(statement, [personaId, assetId]);
    const unused = before === undefined ? assetId : before.assetId;
    if (unused !== null) await releasePortrait(sql, unused);
    return before !== undefined;
  });
  if (!swapped) throw notFound();
}
