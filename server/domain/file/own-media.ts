import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { assetLink } from './asset-link.ts';
import { notYours, wrongKind } from './media-refusals.ts';
import type { BroughtKind } from './schema.ts';
import { sourceAt } from './source-at.ts';
import { type AssetRow, readAssetById, readAssetByKey } from './sql.ts';
import type { BroughtMedia } from './view.ts';

/** The user's own picture or sound, of the kind that is wanted (`null`: either); `invalid_input` for any other. */
export async function readOwnMedia(
  ctx: Context,
  which: { key: string } | { id: string },
  wanted: BroughtKind | null,
): Promise<BroughtMedia> {
  const { userId } = requireUser(ctx.actor);
  const [row] = await ('key' in which
    ? ctx.db.query<AssetRow>(readAssetByKey, [which.key])
    : ctx.db.query<AssetRow>(readAssetById, [which.id]));
  if (row === undefined || row.user_id !== userId || row.deleted_at !== null) throw notYours();
  const { id, key, kind } = row;
  if (kind === 'video' || (wanted !== null && wanted !== kind)) throw wrongKind(wanted ?? 'image');
  const bytes = Number(row.bytes);
  return {
    id,
    key,
    kind,
    url: assetLink(ctx, { id, key, kind }),
    mediaType: row.media_type,
    bytes,
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    source: sourceAt(ctx, { key, bytes }),
  };
}
