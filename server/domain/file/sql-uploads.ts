import type { Statement } from '#server/kernel/ports.ts';

/** The asset $1 of user $2 waits for $4 hours to be used; $3 names the request that brought it, or is null. No row: that one has done so already. */
export const addUpload: Statement = {
  name: 'add-upload',
  text: `
INSERT INTO uploads (asset_id, user_id, request_key, due_at)
VALUES ($1, $2, $3, now() + make_interval(hours => $4::int))
ON CONFLICT (request_key) DO NOTHING RETURNING asset_id`,
};

/** What of user $1 waits to be used. */
export const sumWaiting: Statement = {
  name: 'sum-waiting',
  text: `
SELECT count(*)::int AS uploads, COALESCE(sum(a.bytes), 0)::float8 AS bytes
FROM uploads u JOIN assets a ON a.id = u.asset_id WHERE u.user_id = $1 AND u.due_at IS NOT NULL`,
};

/** The asset's key that request $2 of user $1 has brought. */
export const uploadOfRequest: Statement = {
  name: 'upload-of-request',
  text: `SELECT a.key FROM uploads u JOIN assets a ON a.id = u.asset_id WHERE u.request_key = $2 AND u.user_id = $1`,
};

/** The uploads of user $1 among the assets $2 stay. */
export const claimUploads: Statement = {
  name: 'claim-uploads',
  text: `UPDATE uploads SET due_at = NULL WHERE user_id = $1 AND asset_id = ANY($2::uuid[])`,
};

/** The upload of asset $1, whoever's it is, waits anew, and goes unless something uses it. */
export const releaseUpload: Statement = {
  name: 'release-upload',
  text: `UPDATE uploads SET due_at = now() WHERE asset_id = $1`,
};

/** Which of the assets $2 user $1 has; none of them goes before the transaction ends. */
export const holdAssets: Statement = {
  name: 'hold-assets',
  text: `SELECT id FROM assets WHERE user_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NULL FOR KEY SHARE`,
};

/** What generations began with, what is part of a message, and portraits stay. */
export const keepUsedUploads: Statement = {
  name: 'keep-used-uploads',
  text: `
UPDATE uploads SET due_at = NULL
WHERE due_at <= now() AND (EXISTS (SELECT 1 FROM generations g WHERE g.input_asset_id = asset_id)
  OR EXISTS (SELECT 1 FROM message_media m WHERE m.asset_id = uploads.asset_id)
  OR EXISTS (SELECT 1 FROM personas p WHERE p.avatar_asset_id = uploads.asset_id))`,
};

/** Up to $1 uploads that nothing has used go, and their objects with them. One that is being claimed is passed over. */
export const dropUploads: Statement = {
  name: 'drop-uploads',
  text: `
WITH due AS (
  SELECT asset_id FROM uploads u
  WHERE due_at <= now() AND NOT EXISTS (SELECT 1 FROM generations g WHERE g.input_asset_id = u.asset_id)
  AND NOT EXISTS (SELECT 1 FROM message_media m WHERE m.asset_id = u.asset_id)
  AND NOT EXISTS (SELECT 1 FROM personas p WHERE p.avatar_asset_id = u.asset_id)
  ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
), gone AS (
  DELETE FROM assets a USING due WHERE a.id = due.asset_id RETURNING a.key, a.poster_key
)
INSERT INTO unwanted_objects (key)
SELECT object FROM gone, unnest(ARRAY[key, poster_key]) AS object WHERE object IS NOT NULL
ON CONFLICT (key) DO NOTHING`,
};
