import type { Statement } from '#server/kernel/ports.ts';
import { PART_LENGTH } from './parts.ts';
import { SHELF_SIZE } from './shelf.ts';

/** Whether anything waits to be made findable. */
export const anyWaiting: Statement = {
  name: 'search-any-waiting',
  text: 'SELECT EXISTS (SELECT 1 FROM search_queue) AS waiting',
};

/** One process at a time numbers entries. */
export const lockIndex: Statement = {
  name: 'search-lock-index',
  text: `SELECT pg_try_advisory_xact_lock(hashtext('greenroom.search-index')) AS locked`,
};

/**
 * What was said or named longest ago and waits: at most $1, and at most about $2 bytes of text. Answers wait until they have
 * ended; a conversation that is being deleted just now is passed over.
 */
export const readWaiting: Statement = {
  name: 'search-read-waiting',
  text: `
WITH due AS (
  SELECT q.id, q.conversation_id, q.message_id, m.content,
    sum(octet_length(m.content)) OVER (ORDER BY q.id) - octet_length(m.content) AS bytes_before
  FROM search_queue q LEFT JOIN messages m ON m.id = q.message_id
  WHERE m.status IS DISTINCT FROM 'streaming' ORDER BY q.id LIMIT $1
)
SELECT due.id::text, due.conversation_id AS "conversationId", c.user_id AS "userId", due.message_id IS NULL AS "isTitle",
  CASE WHEN due.message_id IS NULL THEN c.title ELSE due.content END AS text
FROM due JOIN conversations c ON c.id = due.conversation_id AND c.kind = 'chat'
WHERE COALESCE(due.bytes_before, 0) <= $2
ORDER BY due.id
FOR KEY SHARE OF c SKIP LOCKED`,
};

/** The last number of each of the users $1. */
export const lastNumbers: Statement = {
  name: 'search-last-numbers',
  text: `
SELECT u.id AS "userId", COALESCE((SELECT max(number) FROM search_entries WHERE user_id = u.id), 0) AS number
FROM unnest($1::int[]) AS u(id)`,
};

/** Forgets the titles of the conversations $1. */
export const forgetTitles: Statement = {
  name: 'search-forget-titles',
  text: 'DELETE FROM search_entries WHERE conversation_id = ANY($1::int[]) AND message_id IS NULL',
};

/** Makes findable what waits as $1, as numbers $2, from characters $3 on, by the words $4. */
export const addEntries: Statement = {
  name: 'search-add-entries',
  text: `
INSERT INTO search_entries (user_id, number, conversation_id, message_id, begins, said_at, words)
SELECT c.user_id, e.number, c.id, q.message_id, e.begins, COALESCE(m.created_at, c.updated_at), e.words::tsvector
FROM unnest($1::bigint[], $2::int[], $3::int[], $4::text[]) AS e(id, number, begins, words)
JOIN search_queue q ON q.id = e.id
JOIN conversations c ON c.id = q.conversation_id
LEFT JOIN messages m ON m.id = q.message_id
ON CONFLICT DO NOTHING`,
};

/** Takes off the list what is done, $1, and up to the last of these what can never be found. */
export const takeOff: Statement = {
  name: 'search-take-off',
  text: `
DELETE FROM search_queue q WHERE q.id = ANY($1::bigint[]) OR q.id <= $2::bigint
  AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.id = q.conversation_id AND c.kind = 'chat')`,
};

/** Gives up whatever else this transaction does that takes longer than $1 milliseconds. */
export const limitPatience: Statement = {
  name: 'search-limit-patience',
  text: `SELECT set_config('statement_timeout', $1, true)`,
};

/** How much older a message of twice the rank may be, and still be shown first: ln 2 of these, in seconds. */
const YOUTH = 90 * 24 * 3600;

/**
 * A page of what user $1 finds by the query $2, in which `~` stands for user and shelf. The newest $4 entries with numbers
 * below $3 are weighed against one another by rank and age; the page has up to $7 of them, from after score $5 and number
 * $6 on. Each row repeats how many entries were weighed, and the lowest and highest of their numbers; with nothing to show
 * there is one row of those alone.
 */
export const findEntries: Statement = {
  name: 'search-find-entries',
  text: `
WITH found AS MATERIALIZED (
  SELECT hit.*, asked.query
  FROM generate_series(
    LEAST((SELECT COALESCE(max(number), 0) FROM search_entries WHERE user_id = $1), $3::int - 1) / ${SHELF_SIZE}, 0, -1
  ) AS shelf(number)
  -- OFFSET keeps the query from being read again for each row it is compared with.
  CROSS JOIN LATERAL (SELECT replace($2, '~', $1::int || '.' || shelf.number)::tsquery AS query OFFSET 0) asked
  CROSS JOIN LATERAL (
    SELECT e.number, e.conversation_id, e.message_id, e.begins, e.said_at, e.words
    FROM search_entries e WHERE e.words @@ asked.query AND e.number < $3
    ORDER BY e.number DESC LIMIT $4
  ) hit
  -- The shelves come in order, and no more of them are looked at than it takes.
  LIMIT $4
), weighed AS (
  SELECT found.*, ln(greatest(ts_rank(words, query, 1), 1e-6)) + extract(epoch FROM said_at)::float8 / ${YOUTH} AS score
  FROM found
), page AS (
  SELECT w.*, c.uuid, c.title, c.updated_at FROM weighed w JOIN conversations c ON c.id = w.conversation_id
  WHERE c.user_id = $1 AND c.deleted_at IS NULL AND c.kind = 'chat'
    AND ($5::float8 IS NULL OR (w.score, w.number) < ($5::float8, $6::int))
  ORDER BY w.score DESC, w.number DESC LIMIT $7
)
SELECT all_found.*, page.score, page.number, page.uuid AS "conversationId", page.title, page.updated_at AS "updatedAt",
  page.message_id AS "messageId", m.role, m.created_at AS "createdAt",
  substr(m.content, page.begins + 1, ${PART_LENGTH}) AS text
FROM (SELECT count(*)::int AS weighed, min(number) AS oldest, max(number) AS newest FROM found) all_found
LEFT JOIN page ON true LEFT JOIN messages m ON m.id = page.message_id
ORDER BY page.score DESC, page.number DESC`,
};
