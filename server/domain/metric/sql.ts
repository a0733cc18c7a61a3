import type { Statement } from '#server/kernel/ports.ts';

/** Rows of `metric_deltas` that one flush takes at most; the next one takes the rest. */
const MOST_FOLDED = 20_000;

/**
 * Keeps what a process has counted ($1 names, $2 labels, $3 by how much), what the database's own triggers have, and
 * the minute's requests. Of several at once none waits for the others' deltas.
 */
export const keepMetrics: Statement = {
  name: 'keep-metrics',
  text: `
WITH said AS MATERIALIZED (
  SELECT name, labels::jsonb AS labels, value FROM unnest($1::text[], $2::text[], $3::numeric[]) AS s(name, labels, value)
), folded AS (
  DELETE FROM metric_deltas WHERE id IN (
    SELECT id FROM metric_deltas ORDER BY id LIMIT ${MOST_FOLDED} FOR UPDATE SKIP LOCKED
  ) RETURNING name, labels, value
), minute AS (
  INSERT INTO request_minutes AS m (minute, requests, errors, seconds)
  SELECT date_trunc('minute', now()), requests, errors, seconds FROM (
    SELECT sum(value) FILTER (WHERE name = 'http_requests_total') AS requests,
      COALESCE(sum(value) FILTER (WHERE name = 'http_requests_total' AND labels->>'status' = '5xx'), 0) AS errors,
      COALESCE(sum(value) FILTER (WHERE name = 'http_request_duration_seconds_sum'), 0) AS seconds
    FROM said WHERE labels->>'family' <> 'pages'
  ) sums WHERE requests > 0
  ON CONFLICT (minute) DO UPDATE SET requests = m.requests + EXCLUDED.requests, errors = m.errors + EXCLUDED.errors,
    seconds = m.seconds + EXCLUDED.seconds
)
INSERT INTO metrics AS m (name, labels, value)
SELECT name, labels, sum(value) FROM (SELECT * FROM said UNION ALL SELECT * FROM folded) grown
GROUP BY name, labels ORDER BY name, labels
ON CONFLICT (name, labels) DO UPDATE SET value = m.value + EXCLUDED.value`,
};

/** Every series with its value as exact decimal text, what is not folded yet included. */
export const readMetrics: Statement = {
  name: 'read-metrics',
  text: `
SELECT name, labels, trim_scale(sum(value))::text AS value
FROM (SELECT name, labels, value FROM metrics UNION ALL SELECT name, labels, value FROM metric_deltas) all_of_them
GROUP BY name, labels ORDER BY name, labels`,
};

/** Requests to the families and tRPC: all, a minute (of the last five whole ones and this one), and today's. */
export const requestFigures: Statement = {
  name: 'request-figures',
  text: `
SELECT
  (SELECT COALESCE(sum(value), 0)::float8 FROM metrics
    WHERE name = 'http_requests_total' AND labels->>'family' <> 'pages') AS total,
  COALESCE(sum(requests) FILTER (WHERE minute >= span.since), 0)::float8
    / (extract(epoch FROM now() - span.since)::float8 / 60) AS "perMinute",
  (sum(seconds) FILTER (WHERE minute >= span.today) / sum(requests) FILTER (WHERE minute >= span.today))::float8
    AS "averageSeconds",
  (sum(errors) FILTER (WHERE minute >= span.today) / sum(requests) FILTER (WHERE minute >= span.today))::float8
    AS "errorShare"
FROM (SELECT date_trunc('minute', now()) - interval '5 minutes' AS since, date_trunc('day', now(), 'UTC') AS today) span
LEFT JOIN request_minutes ON minute >= least(span.since, span.today)
GROUP BY span.since, span.today`,
};

/** Conversations in which something was said in the last 15 minutes; tabs of the copywriter are none. */
export const conversationFigures: Statement = {
  name: 'conversation-figures',
  text: `
SELECT count(*)::int AS active FROM conversations
WHERE kind <> 'tab' AND deleted_at IS NULL AND updated_at > now() - interval '15 minutes'`,
};

/** What was requested from the generation id $1 on: its ids sort by the time they were made. */
export const generationFigures: Statement = {
  name: 'generation-figures',
  text: `
SELECT count(*) FILTER (WHERE kind = 'voice')::int AS voices, count(*) FILTER (WHERE kind = 'video')::int AS videos,
  avg(extract(epoch FROM ended_at - started_at)) FILTER (WHERE state = 'succeeded')::float8 AS "averageSeconds"
FROM generations WHERE id >= $1::uuid`,
};

/** What is under way: generations by kind and state with the age of the oldest, in seconds. */
export const openGenerations: Statement = {
  name: 'open-generations',
  text: `
SELECT kind, state, count(*)::int AS count, extract(epoch FROM now() - min(created_at))::float8 AS oldest
FROM generations WHERE state NOT IN ('succeeded', 'failed', 'cancelled') GROUP BY kind, state ORDER BY kind, state`,
};

/** Replies that are being made. */
export const runningTurns: Statement = {
  name: 'running-turns',
  text: `SELECT count(*)::int AS count FROM turns WHERE status = 'running'`,
};

export const forgetMinutes: Statement = {
  name: 'forget-request-minutes',
  text: `DELETE FROM request_minutes WHERE minute < now() - interval '2 days'`,
};
