import type { Statement } from '#server/kernel/ports.ts';
import { MOST_MESSAGES } from './compose-prompt.ts';

/**
 * Opens a turn in one statement: ownership, history, the new messages, the empty answer, the running turn.
 * $1 user · $2 session id or null · $3 conversation uuid or null · $4 parent id, or null for the active leaf
 * unless $5 says that null means the root · $6 ids, $7 roles, $8 contents of the new messages · $9 answer id ·
 * $10 turn id · $11 model · $12 sandbox · $13 process · $14 characters of history that are of use, newest first ·
 * $15 a message whose path the caller knows: the history then ends with it, and `joined` says so ·
 * $16 not while an answer is being written at its place · $17 kind of conversation. No row: no such conversation, or no such parent in it.
 */
export const openTurn: Statement = {
  name: 'open-turn',
  text: `
WITH RECURSIVE place AS MATERIALIZED (
  -- Hides the values from the planner, which otherwise finds each call worth a plan of its own, dearer than the call.
  SELECT $2::int AS session_id, $3::uuid AS uuid, $4::uuid AS parent_id, $5::bool AS at_root, $15::uuid AS known_id, $16::bool AS behind
), named AS MATERIALIZED (
  -- By one key or the other and nothing else: with OR, or beside the owner, a young table is planned to be scanned.
  SELECT id FROM conversations WHERE id = (SELECT session_id FROM place)
  UNION ALL
  SELECT id FROM conversations WHERE uuid = (SELECT uuid FROM place WHERE session_id IS NULL)
), locked AS MATERIALIZED (
  -- Of two questions at once the later one sees where the earlier has moved the leaf to.
  SELECT c.* FROM conversations c WHERE c.id = (SELECT id FROM named) FOR NO KEY UPDATE
), conversation AS (
  SELECT id, uuid, title, title_source, active_leaf_id, file_count, created_at FROM locked WHERE user_id = $1 AND deleted_at IS NULL AND kind = $17::conversation_kind
), leaf AS (
  -- LIMIT keeps this a look-up by key too: a young table is planned to be read by conversation, all of it.
  SELECT m.id, m.status, m.parent_id FROM place, conversation c CROSS JOIN LATERAL (
    SELECT * FROM messages WHERE id = COALESCE(place.parent_id, c.active_leaf_id) LIMIT 1
  ) m WHERE m.conversation_id = c.id AND NOT place.at_root
), parent AS (
  -- While the leaf is still being written, what is new becomes a sibling of its question.
  SELECT m.id, m.depth FROM leaf JOIN messages m ON m.id = leaf.id WHERE leaf.status <> 'streaming'
  UNION ALL
  SELECT above.id, above.depth FROM leaf JOIN messages question ON question.id = leaf.parent_id
  JOIN messages above ON above.id = question.parent_id WHERE leaf.status = 'streaming'
), allowed AS (
  SELECT c.*, p.id AS parent_id, COALESCE(p.depth, -1) AS parent_depth FROM conversation c LEFT JOIN parent p ON true
  WHERE ((SELECT parent_id FROM place) IS NULL OR EXISTS (SELECT 1 FROM leaf WHERE status <> 'streaming'))
  AND NOT ((SELECT behind FROM place) AND EXISTS (SELECT 1 FROM leaf WHERE status = 'streaming'))
  -- A leaf that cannot be seen yet was made while this question waited for the lock.
  AND (c.active_leaf_id IS NULL OR (SELECT at_root OR parent_id IS NOT NULL FROM place) OR EXISTS (SELECT 1 FROM leaf))
), path AS (
  SELECT m.id, m.parent_id, m.depth, m.role, m.status, m.content, $14::int - length(m.content) AS room, 1 AS steps
  FROM allowed a JOIN messages m ON m.id = a.parent_id
  UNION ALL
  -- LIMIT keeps this a look-up by key: a plan made while the table was small would read all of it at each step.
  SELECT m.*, path.room - length(m.content), path.steps + 1 FROM path CROSS JOIN LATERAL (
    SELECT m.id, m.parent_id, m.depth, m.role, m.status, m.content FROM messages m WHERE m.id = path.parent_id LIMIT 1
  ) m WHERE path.room > 0 AND path.steps < ${MOST_MESSAGES} AND path.id IS DISTINCT FROM (SELECT known_id FROM place)
), joined AS (
  SELECT EXISTS (SELECT 1 FROM path WHERE id = (SELECT known_id FROM place)) AS joined
), oldest AS (
  SELECT a.id AS conversation_id, (SELECT min(depth) FROM path) AS depth FROM allowed a, joined WHERE NOT joined.joined
), history AS (
  SELECT depth, role, status, content FROM path
  UNION ALL
  -- Instructions never fall out of the window.
  SELECT m.depth, m.role, m.status, m.content FROM oldest o JOIN messages m
  ON m.conversation_id = o.conversation_id AND m.role = 'system' AND m.depth < o.depth
), fresh AS (
  SELECT id, role, content, ordinality::int AS position, lag(id) OVER (ORDER BY ordinality) AS previous
  FROM unnest($6::uuid[], $7::text[], $8::text[]) WITH ORDINALITY AS f(id, role, content, ordinality)
), asked AS (
  INSERT INTO messages (id, conversation_id, parent_id, depth, role, content)
  SELECT f.id, a.id, COALESCE(f.previous, a.parent_id), a.parent_depth + f.position, f.role::message_role, f.content
  FROM allowed a, fresh f
), answer AS (
  INSERT INTO messages (id, conversation_id, parent_id, depth, role, status, content, model, sandbox)
  SELECT $9::uuid, a.id, COALESCE(($6::uuid[])[cardinality($6::uuid[])], a.parent_id),
    a.parent_depth + cardinality($6::uuid[]) + 1, 'assistant', 'streaming', '', $11, $12 FROM allowed a
), to_find AS (
  INSERT INTO search_queue (conversation_id, message_id) SELECT a.id, unnest($6::uuid[] || $9::uuid) FROM allowed a
), turn AS (
  INSERT INTO turns (id, conversation_id, user_id, assistant_message_id, process_id)
  SELECT $10::uuid, a.id, $1, $9::uuid, $13::uuid FROM allowed a
), moved AS (
  UPDATE conversations c SET active_leaf_id = $9::uuid, model = $11, updated_at = now() FROM allowed a WHERE c.id = a.id
  RETURNING c.updated_at
)
SELECT a.id, a.uuid, a.title, a.title_source, a.created_at, moved.updated_at, a.file_count, a.active_leaf_id IS NULL AS first,
  (SELECT json_agg(json_build_object('depth', depth, 'role', role, 'status', status, 'content', content) ORDER BY depth) FROM history) AS history,
  joined.joined
FROM allowed a, moved, joined`,
};

/** Like open-turn, in a conversation that it makes: $1 user · $2 uuid · $3 application · $4 title · $5-$7 new
 * messages · $8 answer id · $9 turn id · $10 model · $11 sandbox · $12 process · $13 kind · $14 title source. */
export const openTurnInNewConversation: Statement = {
  name: 'open-turn-in-new-conversation',
  text: `
WITH made AS (
  INSERT INTO conversations (uuid, user_id, application_id, model, title, active_leaf_id, kind, title_source)
  VALUES ($2, $1, $3, $10, $4, $8, $13::conversation_kind, $14::title_source) RETURNING id, uuid, title, title_source, created_at, updated_at
), fresh AS (
  SELECT id, role, content, ordinality::int AS position, lag(id) OVER (ORDER BY ordinality) AS previous
  FROM unnest($5::uuid[], $6::text[], $7::text[]) WITH ORDINALITY AS f(id, role, content, ordinality)
), asked AS (
  INSERT INTO messages (id, conversation_id, parent_id, depth, role, content)
  SELECT f.id, made.id, f.previous, f.position - 1, f.role::message_role, f.content FROM made, fresh f
), answer AS (
  INSERT INTO messages (id, conversation_id, parent_id, depth, role, status, content, model, sandbox)
  SELECT $8, made.id, ($5::uuid[])[cardinality($5::uuid[])], cardinality($5::uuid[]), 'assistant', 'streaming', '', $10, $11 FROM made
), to_find AS (
  -- Its title, and what was said.
  INSERT INTO search_queue (conversation_id, message_id) SELECT id, unnest($5::uuid[] || $8::uuid || NULL::uuid) FROM made
), turn AS (
  INSERT INTO turns (id, conversation_id, user_id, assistant_message_id, process_id)
  SELECT $9, made.id, $1, $8, $12 FROM made
)
SELECT id, uuid, title, title_source, created_at, updated_at, 0 AS file_count, true AS first, NULL AS history, false AS joined FROM made`,
};

/**
 * Adds what many turns have said: $1 turn ids, $2 seqs, $3 kinds, $4 texts. Returns the ids of turns that are
 * still this process's ($5) to write; for the others nothing is stored.
 */
export const appendEvents: Statement = {
  name: 'append-events',
  text: `
WITH said AS (
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[]) AS s(turn_id, seq, kind, text)
), mine AS (
  SELECT s.* FROM said s JOIN turns t ON t.id = s.turn_id AND t.status = 'running' AND t.process_id = $5::uuid
  -- Whoever closes the turn waits, and then sees these words; or has closed it, and then they are not stored.
  FOR SHARE OF t
)
INSERT INTO turn_events (turn_id, seq, kind, text) SELECT turn_id, seq, kind::turn_event_kind, text FROM mine
-- A store whose answer was lost is repeated from the same place with more text; the first may even come last.
ON CONFLICT (turn_id, seq) DO UPDATE SET text = CASE
  WHEN length(EXCLUDED.text) > length(turn_events.text) THEN EXCLUDED.text ELSE turn_events.text END
RETURNING turn_id`,
};

/**
 * Closes a turn with the whole reply: $1 turn · $2 process · $3 status · $4 content · $5 reasoning · $6 prompt
 * tokens · $7 completion tokens · $8 end reason · $9 error code · $10 error message. No row: another process
 * has taken the turn for dead and closed it.
 */
export const closeTurn: Statement = {
  name: 'close-turn',
  text: `
WITH closed AS (
  UPDATE turns SET status = $3::turn_status, ended_at = now()
  -- Compared as text so that the turn is found by its key, not among all that are running.
  WHERE id = $1 AND process_id = $2 AND status::text = 'running' RETURNING assistant_message_id, conversation_id
), reply AS (
  UPDATE messages m SET status = ($3::text)::message_status, content = $4, reasoning = $5, prompt_tokens = $6,
    completion_tokens = $7, end_reason = $8, error_code = $9, error_message = $10
  FROM closed WHERE m.id = closed.assistant_message_id
)
UPDATE conversations c SET updated_at = now() FROM closed WHERE c.id = closed.conversation_id
RETURNING c.id`,
};

/** What a turn has said after $2, by reading its log: `seq` is where each event begins. */
export const readEvents: Statement = {
  name: 'read-events',
  text: `
SELECT seq, kind, text FROM turn_events
WHERE turn_id = $1 AND seq >= COALESCE((SELECT max(seq) FROM turn_events WHERE turn_id = $1 AND seq <= $2), 0)
ORDER BY seq`,
};

/** A turn of $2 with its reply, as stored. */
export const readTurn: Statement = {
  name: 'read-turn',
  text: `
SELECT t.id, t.status, t.conversation_id, t.assistant_message_id, t.process_id, t.started_at, t.ended_at,
  m.content, m.reasoning, m.model, m.sandbox, m.prompt_tokens, m.completion_tokens, m.end_reason, m.error_code, m.error_message
FROM turns t JOIN messages m ON m.id = t.assistant_message_id
WHERE t.id = $1 AND t.user_id = $2`,
};

/** Forgets the logs of turns that ended long enough ago for every reader to have finished: $1 turn ids. */
export const forgetEvents: Statement = {
  name: 'forget-events',
  text: `DELETE FROM turn_events e USING turns t WHERE t.id = e.turn_id AND t.id = ANY($1::uuid[]) AND t.status <> 'running'`,
};

/** Forgets logs whose turns ended ten minutes ago, and processes silent for a day. */
export const forgetOrphans: Statement = {
  name: 'forget-orphans',
  text: `
WITH silent AS (
  DELETE FROM processes WHERE heartbeat_at < now() - interval '1 day'
)
DELETE FROM turn_events e USING turns t
WHERE t.id = e.turn_id AND t.status <> 'running' AND t.ended_at < now() - interval '10 minutes'`,
};

/** This process ($1) lives. `steady`: it last said so within $2 seconds; null when it never did. */
export const beat: Statement = {
  name: 'beat',
  text: `
INSERT INTO processes (id, heartbeat_at) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET heartbeat_at = now()
RETURNING (SELECT p.heartbeat_at > now() - make_interval(secs => $2::float8) FROM processes p WHERE p.id = $1) AS steady`,
};

/**
 * Closes as interrupted the turns of processes silent for $1 seconds, and those that process $2 is said to run
 * but does not ($3: what it runs), because it never heard that they were opened. Nobody adds to them any more.
 */
export const interruptDead: Statement = {
  name: 'interrupt-dead',
  text: `
WITH dead AS (
  SELECT t.id FROM turns t LEFT JOIN processes p ON p.id = t.process_id
  WHERE t.status = 'running' AND (
    p.id IS NULL OR p.heartbeat_at < now() - make_interval(secs => $1::float8)
    OR t.process_id = $2::uuid AND t.id <> ALL($3::uuid[]) AND t.started_at < now() - make_interval(secs => $1::float8)
  )
  FOR UPDATE OF t SKIP LOCKED
)
UPDATE turns t SET status = 'interrupted', ended_at = now() FROM dead WHERE t.id = dead.id RETURNING t.id`,
};

/** Gives the replies of the interrupted turns $1 all that their logs hold; tells who was answering. */
export const keepSaid: Statement = {
  name: 'keep-said',
  text: `
WITH said AS (
  SELECT t.assistant_message_id,
    COALESCE(string_agg(e.text, '' ORDER BY e.seq) FILTER (WHERE e.kind = 'text'), '') AS content,
    COALESCE(string_agg(e.text, '' ORDER BY e.seq) FILTER (WHERE e.kind = 'reasoning'), '') AS reasoning
  FROM turns t LEFT JOIN turn_events e ON e.turn_id = t.id WHERE t.id = ANY($1::uuid[]) GROUP BY t.id
)
UPDATE messages m SET status = 'interrupted', content = said.content, reasoning = said.reasoning
FROM said WHERE m.id = said.assistant_message_id RETURNING m.model AS alias, m.sandbox`,
};
