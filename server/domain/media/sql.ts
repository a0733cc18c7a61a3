import type { Statement } from '#server/kernel/ports.ts';
import { SILENT_SECONDS } from '#server/kernel/process-life.ts';

/** Nothing more is to be done for these. */
const ENDED = `('succeeded', 'failed', 'cancelled')`;

/**
 * One row and its first event: $1 id · $2 user · $3 application · $4 project name or null · $5 a new project's id ·
 * $6 kind · $7 model · $8 provider · $9 upstream id · $10 sandbox · $11 params · $12 input asset or null · $13 price ·
 * $14 request key or null · $15 retry of, or null.
 */
export const insertGeneration: Statement = {
  name: 'insert-generation',
  text: `
WITH project AS (
  INSERT INTO projects (id, user_id, name) SELECT $5::uuid, $2::int, $4::text WHERE $4::text IS NOT NULL
  -- An update that changes nothing, so that the row comes back whoever made it.
  ON CONFLICT (user_id, name) DO UPDATE SET name = EXCLUDED.name RETURNING id
), made AS (
  INSERT INTO generations (id, user_id, application_id, project_id, kind, model, provider, upstream_id, sandbox, params,
    input_asset_id, price, request_key, retry_of_id)
  SELECT $1::uuid, $2::int, $3, (SELECT id FROM project), $6::generation_kind, $7, $8, $9, $10, $11::jsonb, $12::uuid,
    $13::numeric, $14, $15::uuid
  RETURNING id, user_id, state
)
INSERT INTO generation_events (generation_id, user_id, state) SELECT id, user_id, state FROM made RETURNING id`,
};

/**
 * One claim at a time, so that nobody counts what another is about to begin; not waited for, as a process that froze
 * in the middle would make all the others wait.
 */
export const lockClaims: Statement = {
  name: 'lock-claims',
  text: `SELECT pg_try_advisory_xact_lock(hashtext('greenroom.claim-generations')) AS locked`,
};

/**
 * Takes up to $1 generations for process $2 with a lease of $3 seconds: those that somebody has begun and left, then
 * queued ones, fairly between users, at most $4 running a user and $6 running at each of the providers $5; none of $7,
 * which this process has already. Costs what is running and who waits, not how much waits.
 */
export const claimGenerations: Statement = {
  name: 'claim-generations',
  text: `
WITH RECURSIVE busy AS MATERIALIZED (
  SELECT id, user_id, provider, next_run_at, COALESCE(lease_until > now(), false) AS leased
  FROM generations WHERE state NOT IN ('queued', 'succeeded', 'failed', 'cancelled')
  UNION ALL
  SELECT id, user_id, provider, next_run_at, true
  FROM generations WHERE state = 'queued' AND lease_owner IS NOT NULL AND lease_until > now()
), users AS (
  -- From one user who has something queued to the next, by the index alone.
  (SELECT user_id FROM generations WHERE state = 'queued' ORDER BY user_id LIMIT 1)
  UNION ALL
  SELECT next.user_id FROM users CROSS JOIN LATERAL (
    SELECT user_id FROM generations WHERE state = 'queued' AND user_id > users.user_id ORDER BY user_id LIMIT 1
  ) next
), providers AS (
  SELECT limits.provider, limits.most - count(busy.id) AS free
  FROM unnest($5::text[], $6::int[]) AS limits(provider, most) LEFT JOIN busy ON busy.provider = limits.provider
  GROUP BY limits.provider, limits.most
), waiting AS (
  SELECT first.id, first.provider,
    (SELECT count(*) FROM busy WHERE busy.user_id = users.user_id)
      + row_number() OVER (PARTITION BY users.user_id ORDER BY first.next_run_at, first.id) AS turn, first.next_run_at
  FROM users CROSS JOIN LATERAL (
    -- Whatever was sent back waits behind what was not: one that is never taken keeps no other from being tried.
    SELECT id, provider, next_run_at FROM generations g
    WHERE g.state = 'queued' AND g.user_id = users.user_id AND g.next_run_at <= now()
      AND COALESCE(g.lease_until <= now(), true)
      -- What nobody would take now stands in nobody's way.
      AND g.provider IN (SELECT provider FROM providers WHERE free > 0)
    ORDER BY next_run_at, id LIMIT $4
  ) first
), fair AS (
  SELECT id, turn, provider, row_number() OVER (PARTITION BY provider ORDER BY turn, next_run_at, id) AS place
  FROM waiting WHERE turn <= $4
), chosen AS (
  SELECT id, 0 AS turn FROM busy WHERE NOT leased AND next_run_at <= now() AND id <> ALL($7::uuid[])
  UNION ALL
  SELECT fair.id, fair.turn FROM fair JOIN providers USING (provider)
  WHERE fair.place <= providers.free AND fair.id <> ALL($7::uuid[])
  ORDER BY turn, id LIMIT $1
)
UPDATE generations g SET lease_owner = $2::uuid, lease_until = now() + make_interval(secs => $3::float8),
  lease_epoch = g.lease_epoch + 1, started_at = COALESCE(g.started_at, now())
FROM chosen WHERE g.id = chosen.id RETURNING g.id, g.lease_epoch AS epoch`,
};

/** Whether the provider of generation $1 did not take it at the last try, or a living process leaves that in peace. */
export const isProviderBusy: Statement = {
  name: 'is-provider-busy',
  text: `
SELECT EXISTS (
    SELECT 1 FROM (
      SELECT outcome, error_code FROM generation_attempts WHERE generation_id = g.id ORDER BY number DESC LIMIT 1
    ) last WHERE last.outcome = 'not_accepted' AND last.error_code IS NOT NULL AND last.error_code <> 'storage'
  ) OR EXISTS (
    SELECT 1 FROM processes WHERE g.provider = ANY(resting) AND worked_at > now() - make_interval(secs => ${SILENT_SECONDS})
  ) AS busy
FROM generations g WHERE g.id = $1::uuid`,
};

/** Still mine: $1 process · $2 seconds. Returns the ids whose lease was renewed. */
export const renewLeases: Statement = {
  name: 'renew-leases',
  text: `
UPDATE generations SET lease_until = now() + make_interval(secs => $2::float8)
WHERE lease_owner = $1::uuid AND id = ANY($3::uuid[]) AND state NOT IN ${ENDED} RETURNING id`,
};

/** Process $1 makes generations, and leaves the providers $2 in peace. That it lives is for it to say elsewhere. */
export const noteWork: Statement = {
  name: 'note-work',
  text: `
INSERT INTO processes (id, heartbeat_at, worked_at, resting) VALUES ($1::uuid, 'epoch', now(), $2::text[])
ON CONFLICT (id) DO UPDATE SET worked_at = now(), resting = EXCLUDED.resting`,
};

/** Process $1 stops: what it worked on is anybody's. */
export const leaveLeases: Statement = {
  name: 'leave-leases',
  text: `UPDATE generations SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = $1::uuid AND state NOT IN ${ENDED}`,
};

/**
 * Moves a generation on under its lease: $1 id · $2 process · $3 epoch · $4 from any of these states · $5 to this one ·
 * $6 not again before so many seconds · $7 whether the lease ends with it · $8 error code · $9 error message. No row:
 * somebody else has it now, or it was somewhere else.
 */
export const advanceGeneration: Statement = {
  name: 'advance-generation',
  text: `
WITH moved AS (
  UPDATE generations SET state = $5::generation_state, version = version + 1,
    next_run_at = now() + make_interval(secs => $6::float8),
    lease_owner = CASE WHEN $7::bool THEN NULL ELSE lease_owner END,
    lease_until = CASE WHEN $7::bool THEN NULL ELSE lease_until END,
    error_code = $8, error_message = $9,
    progress = CASE WHEN $5::text = 'succeeded' THEN 1 WHEN $5::text = 'queued' THEN NULL ELSE progress END,
    queue_position = CASE WHEN $5::text = 'submitted' THEN queue_position END,
    ended_at = CASE WHEN $5::text IN ${ENDED} THEN now() END
  WHERE id = $1 AND lease_owner = $2::uuid AND lease_epoch = $3 AND state = ANY($4::generation_state[])
  RETURNING id, user_id, state, error_code
)
INSERT INTO generation_events (generation_id, user_id, state, error_code)
SELECT id, user_id, state, error_code FROM moved RETURNING id`,
};

/** What the provider said of how far it is: $1 id · $2 process · $3 epoch · $4 progress · $5 queue position. */
export const noteProgress: Statement = {
  name: 'note-progress',
  text: `
UPDATE generations SET progress = $4::float8, queue_position = $5::int, version = version + 1
WHERE id = $1 AND lease_owner = $2::uuid AND lease_epoch = $3 AND state NOT IN ${ENDED}
  AND (progress, queue_position) IS DISTINCT FROM ($4::float8, $5::int)
RETURNING id`,
};

/** Cancels a generation that nobody has begun: $1 id · $2 user. No row: it is too late for that, or not theirs. */
export const cancelQueued: Statement = {
  name: 'cancel-queued',
  text: `
WITH ended AS (
  UPDATE generations SET state = 'cancelled', version = version + 1, cancel_requested_at = now(), ended_at = now()
  WHERE id = $1 AND user_id = $2 AND state = 'queued' AND COALESCE(lease_until < now(), true)
  RETURNING id, user_id, state
)
INSERT INTO generation_events (generation_id, user_id, state) SELECT id, user_id, state FROM ended RETURNING id`,
};

/** The next submission of $1, with the id $2, to provider $3. */
export const openAttempt: Statement = {
  name: 'open-attempt',
  text: `
INSERT INTO generation_attempts (id, generation_id, number, provider)
SELECT $2::uuid, $1::uuid, COALESCE(max(number), 0) + 1, $3 FROM generation_attempts WHERE generation_id = $1::uuid`,
};

/** What became of attempt $1: $2 outcome · $3 remote · $4 remote id · $5 error code · $6 error message. */
export const answerAttempt: Statement = {
  name: 'answer-attempt',
  text: `
UPDATE generation_attempts SET outcome = $2::attempt_outcome, remote = COALESCE($3::jsonb, remote),
  remote_id = COALESCE($4, remote_id), error_code = $5, error_message = $6, answered_at = now() WHERE id = $1`,
};

/** Where the result of attempt $1 lies: $2. Only under the lease of process $3 and epoch $4. */
export const noteOutput: Statement = {
  name: 'note-output',
  text: `
UPDATE generation_attempts a SET output = $2::jsonb FROM generations g
WHERE a.id = $1 AND g.id = a.generation_id AND g.lease_owner = $3::uuid AND g.lease_epoch = $4`,
};

/**
 * A user's news after ($2, $3), oldest first. Ordered by the transaction that wrote them, because ids are handed out
 * before their transactions end: nothing can still come before a `settled` one.
 */
export const readNews: Statement = {
  name: 'read-generation-news',
  text: `
SELECT written_by::text || '.' || id::text AS id, generation_id, state,
  written_by < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint AS settled
FROM generation_events WHERE user_id = $1 AND (written_by, id) > ($2::bigint, $3::bigint)
ORDER BY written_by, id LIMIT 500`,
};

/** The newest of a user's news that is settled; no row where there is none. */
export const newestNews: Statement = {
  name: 'newest-generation-news',
  text: `
SELECT written_by::text || '.' || id::text AS id FROM generation_events
WHERE user_id = $1 AND written_by < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
ORDER BY written_by DESC, id DESC LIMIT 1`,
};

/** What of user $1 has not ended, with how often it has changed. */
export const readOpen: Statement = {
  name: 'read-open-generations',
  text: `SELECT id, version, state FROM generations WHERE user_id = $1 AND state NOT IN ${ENDED} ORDER BY id LIMIT 200`,
};
