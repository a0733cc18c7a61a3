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

/** Until the end of the transaction nobody else counts failures of $1 (account and address). */
export const lockAttempts: Statement = {
  name: 'lock-attempts',
  text: `SELECT pg_advisory_xact_lock(hashtextextended('greenroom.sign-in ' || $1, 0))`,
};

/**
 * Notes a sign-in of account $1 from address $2 at $4 as failed, unless $5 have failed since $3: then `oldest` is
 * the first of those, else null.
 */
export const noteAttempt: Statement = {
  name: 'note-attempt',
  text: `
WITH recent AS (
  SELECT at FROM sign_in_failures WHERE account = $1 AND address = $2 AND at > $3 ORDER BY at DESC LIMIT $5
), noted AS (
  INSERT INTO sign_in_failures (account, address, at) SELECT $1, $2, $4 WHERE (SELECT count(*) FROM recent) < $5
)
SELECT CASE WHEN count(*) >= $5 THEN min(at) END AS oldest FROM recent`,
};

/** Makes the user whom a token names $1, unless there is one. */
export const insertUser: Statement = {
  name: 'insert-user-by-token',
  text: `INSERT INTO users (uuid) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id`,
};
