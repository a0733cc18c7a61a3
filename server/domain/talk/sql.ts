import type { Statement } from '#server/kernel/ports.ts';

const COLUMNS = `id, uuid, persona_id AS "personaId", active_leaf_id AS "activeLeafId", created_at AS "createdAt", updated_at AS "updatedAt"`;

/**
 * The conversation of user $1 that goes by the name $4 among those of kind $3, made as $2 if there is none:
 * $5 application · $6 persona · $7 model · $8 title. No row: another request has made it in this very moment.
 */
export const openTalk: Statement = {
  name: 'open-talk',
  text: `
WITH made AS (
  INSERT INTO conversations (uuid, user_id, application_id, kind, name, persona_id, model, title, title_source)
  VALUES ($2::uuid, $1, $5, $3::conversation_kind, $4, $6::uuid, $7, $8, 'manual')
  ON CONFLICT (user_id, kind, name) WHERE name IS NOT NULL DO NOTHING RETURNING *
)
SELECT ${COLUMNS}, true AS created FROM made
UNION ALL
SELECT ${COLUMNS}, false FROM conversations WHERE user_id = $1 AND kind = $3::conversation_kind AND name = $4`,
};

/** The active path of the conversation whose end is $1, without answers that never got a word: places only, no words. */
const PATH = `
WITH RECURSIVE path AS (
  SELECT id, parent_id, depth, role <> 'system' AND (content <> '' OR role = 'user') AS told FROM messages WHERE id = $1
  UNION ALL
  SELECT m.id, m.parent_id, m.depth, m.role <> 'system' AND (m.content <> '' OR m.role = 'user')
  FROM path CROSS JOIN LATERAL (SELECT * FROM messages WHERE id = path.parent_id LIMIT 1) m
), said AS (
  SELECT id, depth FROM path WHERE told
)`;
/** Of a page of places, the messages. */
const PAGE = `
SELECT m.id, m.depth, m.role, m.status, m.content, m.completion_tokens AS "completionTokens", m.model, m.sandbox,
  m.created_at AS "createdAt", (SELECT count(*)::int FROM said) AS total
FROM page CROSS JOIN LATERAL (SELECT * FROM messages WHERE id = page.id LIMIT 1) m`;

/** $2 messages after the first $3, the oldest first. */
export const readOldest: Statement = {
  name: 'read-talk-oldest',
  text: `${PATH}, page AS (SELECT * FROM said ORDER BY depth LIMIT $2 OFFSET $3) ${PAGE} ORDER BY page.depth`,
};

/** The same, the newest first. */
export const readNewest: Statement = {
  name: 'read-talk-newest',
  text: `${PATH}, page AS (SELECT * FROM said ORDER BY depth DESC LIMIT $2 OFFSET $3) ${PAGE} ORDER BY page.depth DESC`,
};

/** What was said in answer to message $1, if anything was. */
export const answersBehind: Statement = {
  name: 'answers-behind',
  text: `SELECT 1 FROM messages WHERE parent_id = $1::uuid LIMIT 1`,
};

/** The first $3 answers of the persona behind place $2, the oldest first, and how they ended. */
export const readMissed: Statement = {
  name: 'read-talk-missed',
  text: `
WITH RECURSIVE path AS (
  SELECT m.id, m.parent_id, m.depth, m.role FROM messages m WHERE m.id = $1 AND m.depth > $2
  UNION ALL
  SELECT m.id, m.parent_id, m.depth, m.role FROM path CROSS JOIN LATERAL (
    SELECT * FROM messages WHERE id = path.parent_id LIMIT 1
  ) m WHERE m.depth > $2
), page AS (
  SELECT id, depth FROM path WHERE role = 'assistant' ORDER BY depth LIMIT $3
)
SELECT m.id, m.depth, m.role, m.status, m.content, m.completion_tokens AS "completionTokens", m.model, m.sandbox,
  m.created_at AS "createdAt", m.error_code AS "errorCode", m.error_message AS "errorMessage", t.id AS "turnId"
FROM page CROSS JOIN LATERAL (SELECT * FROM messages WHERE id = page.id LIMIT 1) m
LEFT JOIN turns t ON t.assistant_message_id = m.id AND t.status = 'running'
ORDER BY page.depth`,
};

/** How many there are. */
export const countSaid: Statement = {
  name: 'count-talk',
  text: `${PATH} SELECT count(*)::int AS total FROM said`,
};

/** Conversation $1 is at its beginning again. */
export const rewindTalk: Statement = {
  name: 'rewind-talk',
  text: `UPDATE conversations SET active_leaf_id = NULL, updated_at = now() WHERE id = $1`,
};

/** All messages of conversation $1 go. */
export const dropMessages: Statement = {
  name: 'drop-talk-messages',
  text: `DELETE FROM messages WHERE conversation_id = $1`,
};
