import type { Sql } from '#server/kernel/ports.ts';
import type { StoredMedia } from './describe-media.ts';
import { addAsset } from './sql.ts';

export type NewAsset = StoredMedia & {
  id: string;
  userId: number;
  generationId: string | null;
  sandbox: boolean;
};

/** Adds the row of a stored object, as one statement of the caller's transaction. */
export async function insertAsset(sql: Sql, asset: NewAsset): Promise<void> {
  await sql.query(addAsset, [
    asset.id,
    asset.userId,
    asset.generationId,
    asset.kind,
    asset.key,
    asset.mediaType,
    asset.bytes,
    asset.checksum,
    asset.width,
    asset.height,
    asset.durationMs,
    asset.blurhash,
    asset.posterKey,
    asset.sandbox,
  ]);
}
