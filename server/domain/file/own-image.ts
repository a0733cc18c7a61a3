import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { SourceImage } from '#server/kernel/media.ts';
import { sourceAt } from './source-at.ts';
import { type AssetRow, readAssetByKey } from './sql.ts';

export type OwnImage = { id: string; key: string };

/** The user's own image with this key; `invalid_input` for any other key, so that nobody learns what others have. */
export async function readOwnAsset(
  ctx: Context,
  { userId, key }: { userId: number; key: string },
): Promise<OwnImage> {
  const row = await imageAt(ctx, key);
  if (row === null || row.user_id !== userId || row.deleted_at !== null) throw notFound();
  return { id: row.id, key: row.key };
}

/**
 * An image that a request has been accepted for, to be made into something: also one that was deleted since.
 * `invalid_input` where there is none; reading it is `not_found` once its object is gone.
 */
export async function assetSource(ctx: Context, key: string): Promise<SourceImage> {
  const row = await imageAt(ctx, key);
  if (row === null || row.width === null || row.height === null) throw notFound();
  const bytes = Number(row.bytes);
  return {
    mediaType: row.media_type,
    bytes,
    width: row.width,
    height: row.height,
    async read() {
      const pieces: Uint8Array[] = [];
      for await (const piece of await sourceAt(ctx, { key, bytes }).read()) pieces.push(piece);
      return Buffer.concat(pieces);
    },
  };
}

async function imageAt(ctx: Context, key: string): Promise<AssetRow | null> {
  // PostgreSQL's text holds every character but NUL.
  const [row] = key.includes('\0') ? [] : await ctx.db.query<AssetRow>(readAssetByKey, [key]);
  return row?.kind === 'image' ? row : null;
}

function notFound(): DomainError {
  return new DomainError('invalid_input', 'image_s3_key not found', { details: { field: 'image_s3_key' } });
}
