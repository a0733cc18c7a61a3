import type { Statement } from '#server/kernel/ports.ts';

/**
 * Claims key $2 of user $1 for the request with fingerprint $3, run by process $4 from $5 on. A key is free when it is
 * new, was first used before $6, or belongs to the same request of a process that is dead (silent for $7 seconds) or
 * is $4 itself, which asks only while it runs no such request. Else the row as it stands: `status` is null while
 * the request runs. No row at all: somebody else claimed it during this very statement.
 */
export const claimKey: Statement = {
  name: 'claim-idempotency-key',
  text: `
WITH claimed AS (
  INSERT INTO idempotency_keys AS k (user_id, key, fingerprint, process_id, created_at)
  VALUES ($1, $2, $3, $4::uuid, $5)
  ON CONFLICT (user_id, key) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, process_id = EXCLUDED.process_id,
    created_at = EXCLUDED.created_at, status = NULL, headers = NULL, body = NULL
  WHERE k.created_at <= $6 OR k.status IS NULL AND k.fingerprint = EXCLUDED.fingerprint AND (
    k.process_id = EXCLUDED.process_id OR NOT EXISTS (
      SELECT 1 FROM processes p
      WHERE p.id = k.process_id AND p.heartbeat_at > now() - make_interval(secs => $7::float8)
    )
  )
  RETURNING true
)
SELECT true AS claimed, true AS same, NULL::int AS status, NULL::jsonb AS headers, NULL::bytea AS body FROM claimed
UNION ALL
SELECT false, k.fingerprint = $3, k.status, k.headers, k.body FROM idempotency_keys k
WHERE k.user_id = $1 AND k.key = $2 AND NOT EXISTS (SELECT 1 FROM claimed)`,
};

/** Keeps the answer $4 (status), $5 (headers), $6 (body) to key $2 of user $1, if process $3 still runs its request. */
export const keepAnswer: Statement = {
  name: 'keep-idempotent-answer',
  text: `
UPDATE idempotency_keys SET status = $4, headers = $5::jsonb, body = $6
WHERE user_id = $1 AND key = $2 AND process_id = $3::uuid AND status IS NULL`,
};

/** Frees key $2 of user $1, if process $3 still runs its request. */
export const freeKey: Statement = {
  name: 'free-idempotency-key',
  text: `DELETE FROM idempotency_keys WHERE user_id = $1 AND key = $2 AND process_id = $3::uuid AND status IS NULL`,
};

/**
 * GCRA: takes $3 milliseconds of bucket $1, which holds $4, at $2. `granted` says whether it had them; `full_at` is
 * when it will be full again. What is asked at once is answered one after the other, by the row's lock.
 */
export const takeTokens: Statement = {
  name: 'take-tokens',
  text: `
INSERT INTO rate_buckets AS b (key, full_at, granted)
VALUES ($1, $2::timestamptz + CASE WHEN $3::int <= $4::int THEN $3 ELSE 0 END * interval '1 millisecond', $3 <= $4)
ON CONFLICT (key) DO UPDATE SET (full_at, granted) = (
  SELECT start + CASE WHEN fits THEN $3 ELSE 0 END * interval '1 millisecond', fits FROM (
    SELECT start, start + ($3 - $4) * interval '1 millisecond' <= $2 AS fits FROM (
      -- Nobody could have taken twice what it holds: a clock was wrong, and nobody shall wait for it.
      SELECT CASE WHEN b.full_at > $2 + 2 * $4 * interval '1 millisecond' THEN $2 ELSE GREATEST(b.full_at, $2) END AS start
    ) AS begun
  ) AS judged
)
RETURNING full_at, granted`,
};

/** Forgets the buckets that are full at $1. */
export const forgetFullBuckets: Statement = {
  name: 'forget-full-buckets',
  text: `DELETE FROM rate_buckets WHERE full_at <= $1`,
};
