import type { Statement } from '#server/kernel/ports.ts';

const MESSAGE_COLUMNS = `id, parent_id, depth, role, status, content, reasoning, model, sandbox, prompt_tokens,
  completion_tokens, end_reason, error_code, error_message, created_at`;
const columns = (table: string): string =>
  MESSAGE_COLUMNS.split(',')
    .map((name) => `${table}.${name.trim()}`)
    .join(', ');

/**
 * The $2 last messages of the path that ends at $1, oldest first, each with its siblings' ids and, while it is
 * being written, its turn and what that has said so far.
 */
export const readPath: Statement = {
  name: 'read-path',
  text: `
WITH RECURSIVE path AS (
  SELECT ${columns('m')}, m.conversation_id, 1 AS steps FROM messages m WHERE m.id = $1
  UNION ALL
  SELECT ${columns('m')}, m.conversation_id, path.steps + 1 FROM path JOIN messages m ON m.id = path.parent_id
  WHERE path.steps < $2
)
SELECT ${columns('path')},
  ARRAY(SELECT s.id FROM (
    SELECT id, created_at FROM messages WHERE parent_id = path.parent_id
    UNION ALL
    SELECT id, created_at FROM messages
    WHERE path.parent_id IS NULL AND conversation_id = path.conversation_id AND parent_id IS NULL
  ) s ORDER BY s.created_at, s.id)::text[] AS siblings,
  live.turn_id, live.said, live.thought
FROM path LEFT JOIN LATERAL (
  SELECT t.id AS turn_id,
    (SELECT string_agg(e.text, '' ORDER BY e.seq) FROM turn_events e WHERE e.turn_id = t.id AND e.kind = 'text') AS said,
    (SELECT string_agg(e.text, '' ORDER BY e.seq) FROM turn_events e WHERE e.turn_id = t.id AND e.kind = 'reasoning') AS thought
  FROM turns t WHERE t.assistant_message_id = path.id AND t.status = 'running'
) live ON path.status = 'streaming'
ORDER BY depth`,
};

/**
 * Whether message $2 of conversation $1 lies on the path that ends at $3, and the message of that path $4 places below it,
 * or its end. No row: no such message there.
 */
export const pathBelow: Statement = {
  name: 'path-below',
  text: `
WITH RECURSIVE target AS MATERIALIZED (
  SELECT id, depth FROM messages WHERE id = $2 AND conversation_id = $1
), up AS (
  SELECT m.id, m.parent_id, m.depth FROM target, messages m WHERE m.id = $3
  UNION ALL
  SELECT m.id, m.parent_id, m.depth FROM up CROSS JOIN LATERAL (
    SELECT id, parent_id, depth FROM messages WHERE id = up.parent_id LIMIT 1
  ) m WHERE up.depth > (SELECT depth FROM target)
)
SELECT EXISTS (SELECT 1 FROM up WHERE up.id = target.id) AS active,
  (SELECT up.id FROM up WHERE up.depth <= target.depth + $4::int ORDER BY up.depth DESC LIMIT 1) AS last
FROM target`,
};

/** The newest leaf below $1, following the newest child at each step. */
export const newestLeaf: Statement = {
  name: 'newest-leaf',
  text: `
WITH RECURSIVE down AS (
  SELECT id, depth FROM messages WHERE id = $1
  UNION ALL
  SELECT child.id, child.depth FROM down JOIN LATERAL (
    SELECT m.id, m.depth FROM messages m WHERE m.parent_id = down.id ORDER BY m.created_at DESC, m.id DESC LIMIT 1
  ) child ON true
)
SELECT id FROM down ORDER BY depth DESC LIMIT 1`,
};

/** A page of $1's conversations, newest change first, after ($2, $3) or from the top. */
export const listConversations: Statement = {
  name: 'list-conversations',
  text: `
SELECT c.id, c.uuid, c.title, c.model, c.created_at AS "createdAt", c.updated_at AS "updatedAt",
  EXISTS (SELECT 1 FROM turns t WHERE t.conversation_id = c.id AND t.status = 'running') AS running
FROM conversations c
WHERE c.user_id = $1 AND c.deleted_at IS NULL AND c.kind = 'chat'
  -- Without OR, so that a plan made once for all begins there too, and passes over nothing.
  AND (c.updated_at, c.id) < (COALESCE($2::timestamptz, 'infinity'), COALESCE($3::int, 2147483647))
ORDER BY c.updated_at DESC, c.id DESC LIMIT $4`,
};

/** $1's sessions that were made from $2 to $3 and have the model $4, each of the three or null. Asks nothing but one index. */
const MATCHING_SESSIONS = `FROM conversations
  WHERE user_id = $1 AND kind = 'chat' AND deleted_at IS NULL AND model = COALESCE($4, model)
  AND created_at BETWEEN COALESCE($2::timestamptz, '-infinity') AND COALESCE($3::timestamptz, 'infinity')`;

/** How many of them there are. */
export const countSessions: Statement = {
  name: 'count-sessions',
  text: `SELECT count(*)::int AS total ${MATCHING_SESSIONS}`,
};

/** $6 of them, newest change first, after the first $5: only those rows are fetched, the others are passed over in the index. */
export const listSessions: Statement = {
  name: 'list-sessions',
  text: `
SELECT c.* FROM (
  SELECT id, updated_at ${MATCHING_SESSIONS} ORDER BY updated_at DESC, id DESC OFFSET $5 LIMIT $6
) page
-- LIMIT keeps this a look-up by key, whatever the planner thinks of $6.
CROSS JOIN LATERAL (
  SELECT id, user_id AS "userId", application_id AS "applicationId", model, title, created_at AS "createdAt",
    updated_at AS "updatedAt"
  FROM conversations WHERE id = page.id LIMIT 1
) c
ORDER BY page.updated_at DESC, page.id DESC`,
};

/**
 * The active paths of the conversations $1, in their order, cut where another $2 bytes are full: of each piece its last
 * message, how many it has, and its bytes. A message counts 100 bytes besides its text.
 */
export const pathPieces: Statement = {
  name: 'path-pieces',
  text: `
WITH RECURSIVE path AS (
  SELECT c.id AS conversation_id, m.id, m.parent_id, m.depth, octet_length(m.content) + 100 AS bytes
  FROM conversations c JOIN messages m ON m.id = c.active_leaf_id WHERE c.id = ANY($1::int[])
  UNION ALL
  SELECT path.conversation_id, m.id, m.parent_id, m.depth, octet_length(m.content) + 100
  FROM path JOIN messages m ON m.id = path.parent_id
), cut AS (
  SELECT *, sum(bytes) OVER (PARTITION BY conversation_id ORDER BY depth) / $2::int AS piece FROM path
)
SELECT (array_agg(id ORDER BY depth DESC))[1] AS last, count(*)::int AS messages, sum(bytes)::int AS bytes
FROM cut GROUP BY conversation_id, trunc(piece)
ORDER BY array_position($1::int[], conversation_id), trunc(piece)`,
};

/** Pieces of paths, one after the other: the $2 messages that end at $1, each as role and content, as the sessions family shows it. */
export const readPieces: Statement = {
  name: 'read-pieces',
  text: `
WITH RECURSIVE path AS (
  SELECT piece.place, piece.steps, m.conversation_id, m.parent_id, m.depth, m.role, m.content
  FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS piece(last, steps, place) JOIN messages m ON m.id = piece.last
  UNION ALL
  SELECT path.place, path.steps - 1, m.conversation_id, m.parent_id, m.depth, m.role, m.content
  FROM path JOIN messages m ON m.id = path.parent_id WHERE path.steps > 1
)
SELECT conversation_id AS "conversationId", role, content FROM path
WHERE content <> '' OR role <> 'assistant' ORDER BY place, depth`,
};
