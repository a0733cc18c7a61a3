import type { Statement } from '#server/kernel/ports.ts';
import type { AssetKind } from './schema.ts';

/** `bytes` is a bigint and comes as text; `checksum` in hexadecimal. */
export type AssetRow = {
  id: string;
  user_id: number;
  kind: AssetKind;
  key: string;
  media_type: string;
  bytes: string;
  checksum: string;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  poster_key: string | null;
  deleted_at: Date | null;
};

const COLUMNS = `id, user_id, kind, key, media_type, bytes, encode(checksum, 'hex') AS checksum, width, height, duration_ms, poster_key, deleted_at`;

export const readAssetById: Statement = {
  name: 'read-asset-by-id',
  text: `SELECT ${COLUMNS} FROM assets WHERE id = $1`,
};

export const readAssetByKey: Statement = {
  name: 'read-asset-by-key',
  text: `SELECT ${COLUMNS} FROM assets WHERE key = $1`,
};

/** $1 id · $2 user · $3 generation or null · $4 kind · $5 key · $6 media type · $7 bytes · $8 checksum in hexadecimal ·
 * $9 width · $10 height · $11 duration in ms · $12 blurhash · $13 poster's key · $14 sandbox */
export const addAsset: Statement = {
  name: 'add-asset',
  text: `
INSERT INTO assets (id, user_id, generation_id, kind, key, media_type, bytes, checksum, width, height, duration_ms, blurhash, poster_key, sandbox)
VALUES ($1, $2, $3, $4::asset_kind, $5, $6, $7, decode($8, 'hex'), $9, $10, $11, $12, $13, $14)`,
};

/** Which of the keys $1 are an asset's own, or an attached file's. */
export const keysWithRows: Statement = {
  name: 'keys-with-rows',
  text: `
SELECT key FROM assets WHERE key = ANY($1::text[])
UNION ALL SELECT key FROM attached_files WHERE key = ANY($1::text[])`,
};

/** Which of $1 are generations that are not over: their objects are awaited. */
export const openGenerations: Statement = {
  name: 'open-generations',
  text: `SELECT id FROM generations WHERE id = ANY($1::uuid[]) AND state NOT IN ('succeeded', 'failed', 'cancelled')`,
};

/** Assets and attached files whose keys come after $1 and that are older than $2, at most $3. */
export const pageOfStored: Statement = {
  name: 'page-of-stored',
  text: `
SELECT key, poster_key FROM (
  (SELECT key, poster_key FROM assets WHERE key > $1 AND created_at < $2 AND deleted_at IS NULL ORDER BY key LIMIT $3)
  UNION ALL
  (SELECT key, NULL FROM attached_files WHERE key > $1 AND created_at < $2 ORDER BY key LIMIT $3)
) stored ORDER BY key LIMIT $3`,
};
