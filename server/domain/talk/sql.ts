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

/** The whole active path of the conversation whose end is $1, without answers that never got a word. */
const PATH = `
WITH RECURSIVE path AS (
  SELECT m.id, m.parent_id, m.depth FROM messages m WHERE m.id = $1
  UNION ALL
  SELECT m.id, m.parent_id, m.depth FROM path CROSS JOIN LATERAL (
    SELECT id, parent_id, depth FROM messages WHERE id = path.parent_id LIMIT 1
  ) m
), said AS (
  SELECT m.id, m.depth, m.role, m.status, m.content, m.completion_tokens AS "completionTokens", m.model, m.sandbox, m.created_at AS "createdAt"
  FROM path JOIN messages m ON m.id = path.id WHERE m.role <> 'system' AND (m.content <> '' OR m.role = 'user')
)`;

/** $2 messages after the first $3, the oldest first. */
export const readOldest: Statement = {
  name: 'read-talk-oldest',
  text: `${PATH} SELECT *, (SELECT count(*)::int FROM said) AS total FROM said ORDER BY depth LIMIT $2 OFFSET $3`,
};

/** The same, the newest first. */
export const readNewest: Statement = {
  name: 'read-talk-newest',
  text: `${PATH} SELECT *, (SELECT count(*)::int FROM said) AS total FROM said ORDER BY depth DESC LIMIT $2 OFFSET $3`,
};

/** What the persona has said behind place $2, the oldest first, and how it ended. */
export const readMissed: Statement = {
  name: 'read-talk-missed',
  text: `
WITH RECURSIVE path AS (
  SELECT m.* FROM messages m WHERE m.id = $1 AND m.depth > $2
  UNION ALL
  SELECT m.* FROM path CROSS JOIN LATERAL (SELECT * FROM messages WHERE id = path.parent_id LIMIT 1) m WHERE m.depth > $2
)
SELECT path.id, depth, role, path.status, content, completion_tokens AS "completionTokens", model, sandbox,
  created_at AS "createdAt", error_code AS "errorCode", error_message AS "errorMessage", t.id AS "turnId"
FROM path LEFT JOIN turns t ON t.assistant_message_id = path.id AND t.status = 'running'
WHERE role = 'assistant' ORDER BY depth`,
};

/** How many there are. */
export const countSaid: Statement = {
  name: 'count-talk',
  text: `${PATH} SELECT count(*)::int AS total FROM said`,
};

/** Empties conversation $1: nothing that was said is left. */
export const clearTalk: Statement = {
  name: 'clear-talk',
  text: `
WITH emptied AS (
  UPDATE conversations SET active_leaf_id = NULL, updated_at = now() WHERE id = $1 RETURNING id
)
DELETE FROM messages m USING emptied WHERE m.conversation_id = emptied.id`,
};
