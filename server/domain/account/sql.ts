import type { Statement } from '#server/kernel/ports.ts';

/** Whom a key with hash $1 stands for, if it is neither revoked nor expired; notes that it was used, at most once a minute. */
export const identifyByKey: Statement = {
  name: 'identify-by-key',
  text: `
WITH found AS (
  SELECT k.id, k.application_id, k.mode, k.scopes, k.expires_at, k.last_used_at, u.id AS user_id, u.uuid, u.role, u.plan
  FROM api_keys k JOIN users u ON u.id = k.user_id
  WHERE k.hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
), used AS (
  UPDATE api_keys k SET last_used_at = now() FROM found
  WHERE k.id = found.id AND (found.last_used_at IS NULL OR found.last_used_at < now() - interval '1 minute')
)
SELECT * FROM found`,
};
