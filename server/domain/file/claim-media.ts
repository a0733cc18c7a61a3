import type { Sql } from '#server/kernel/ports.ts';
import { notYours } from './media-refusals.ts';
import { claimUploads, holdAssets } from './sql-uploads.ts';

/**
 * What `bringMedia` gave is used from now on and stays, as part of the caller's transaction. `invalid_input` where one of
 * it has gone meanwhile.
 */
export async function claimMedia(
  sql: Sql,
  { userId, assetIds }: { userId: number; assetIds: readonly string[] },
): Promise<void> {
  await sql.query(claimUploads, [userId, assetIds]);
  const held = await sql.query<{ id: string }>(holdAssets, [userId, assetIds]);
  if (held.length < new Set(assetIds).size) throw notYours();
}
