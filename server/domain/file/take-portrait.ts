import { buffer } from 'node:stream/consumers';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Sql } from '#server/kernel/ports.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
import { cleanMedia } from './clean-media.ts';
import { keepMedia } from './keep-media.ts';
import { readOwnMedia } from './own-media.ts';
import { sourceAt } from './source-at.ts';
import { type AssetRow, readAssetById } from './sql.ts';
import { releaseUpload } from './sql-uploads.ts';

/**
 * Makes a PNG of a picture, no larger than portraits are, as an asset of the user that waits to be used; says its id.
 * Errors: those of clean- and keep-media.
 */
export async function takePortrait(ctx: Context, source: ByteSource): Promise<string> {
  const key = await keepMedia(ctx, await cleanMedia(ctx, source, 'image', { portrait: true }), null);
  return (await readOwnMedia(ctx, { key }, 'image')).id;
}

/** What a portrait was is no longer one, as part of the caller's transaction: unless something else uses it, it goes. */
export async function releasePortrait(sql: Sql, assetId: string): Promise<void> {
  await sql.query(releaseUpload, [assetId]);
}

/** The bytes of a portrait; `not_found` once they are gone. */
export async function readPortrait(ctx: Context, id: string): Promise<Uint8Array> {
  const [row] = await ctx.db.query<AssetRow>(readAssetById, [id]);
  if (row === undefined) throw new DomainError('not_found', 'This portrait is gone.');
  return buffer(await sourceAt(ctx, { key: row.key, bytes: Number(row.bytes) }).read());
}
