import type { Statement } from '#server/kernel/ports.ts';

/** From message $2 of conversation $1 up to the last one that a summary covers, which is part of it, or the root. */
const UP = `
WITH RECURSIVE up AS (
  SELECT m.id, m.parent_id, m.depth FROM messages m WHERE m.id = $2::uuid AND m.conversation_id = $1
  UNION ALL
  SELECT m.id, m.parent_id, m.depth FROM up CROSS JOIN LATERAL (
    SELECT id, parent_id, depth FROM messages WHERE id = up.parent_id LIMIT 1
  ) m
  -- A look-up by key at each step, whatever the planner thinks of the table.
  WHERE (SELECT s.through_id FROM conversation_summaries s WHERE s.through_id = up.id LIMIT 1) IS NULL
)`;

/** The last summary on that path. Walks no step where the conversation has none. */
export const readSummary: Statement = {
  name: 'read-talk-summary',
  text: `${UP.replace('WHERE m.id =', 'WHERE EXISTS (SELECT 1 FROM conversation_summaries WHERE conversation_id = $1) AND m.id =')}
SELECT s.text, s.through_depth AS "throughDepth" FROM up CROSS JOIN LATERAL (
  SELECT * FROM conversation_summaries WHERE through_id = up.id LIMIT 1
) s`,
};

/** What no summary covers, the oldest first: places and sizes, no words. */
export const readUncovered: Statement = {
  name: 'read-talk-uncovered',
  text: `${UP}
SELECT m.id, m.role, length(m.content) AS characters, octet_length(m.content) AS bytes
FROM up CROSS JOIN LATERAL (SELECT * FROM messages WHERE id = up.id LIMIT 1) m
WHERE m.role <> 'system'
  AND (SELECT s.through_id FROM conversation_summaries s WHERE s.through_id = up.id LIMIT 1) IS NULL
ORDER BY m.depth`,
};

/** The words of messages $1, the oldest first, and whether what is said there may be remembered. */
export const readWords: Statement = {
  name: 'read-talk-words',
  text: `
SELECT m.id, m.role, m.content, c.remember_from IS NOT NULL AS cut, m.created_at >= COALESCE(c.remember_from, '-infinity') AS counts
FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.id = ANY($1::uuid[]) ORDER BY m.depth`,
};

/**
 * For $2 milliseconds nobody but whoever is given this row may condense conversation $1. No row: somebody else does.
 */
export const claimCondensing: Statement = {
  name: 'claim-condensing',
  text: `
UPDATE conversations SET condensing_until = clock_timestamp() + $2::int * interval '1 millisecond'
WHERE id = $1 AND (condensing_until IS NULL OR condensing_until < clock_timestamp()) RETURNING condensing_until AS until`,
};

/** The claim on conversation $1 until $2 is given back. */
export const endCondensing: Statement = {
  name: 'end-condensing',
  text: `UPDATE conversations SET condensing_until = NULL WHERE id = $1 AND condensing_until = $2`,
};

/** Message $1 of conversation $2, if it is still there, is the last that this covers: $3 text · $4 tokens · $5 model · $6 sandbox. */
export const keepSummary: Statement = {
  name: 'keep-talk-summary',
  text: `
INSERT INTO conversation_summaries (through_id, conversation_id, through_depth, text, tokens, model, sandbox)
SELECT m.id, m.conversation_id, m.depth, $3, $4, $5, $6 FROM messages m WHERE m.id = $1::uuid AND m.conversation_id = $2
ON CONFLICT (through_id) DO NOTHING RETURNING through_id`,
};
