import type { Statement } from '#server/kernel/ports.ts';

/** What persona $2 may remember of user $1 in scope $3, at most $4, what is pinned and what is newest first. */
export const readMemories: Statement = {
  name: 'read-memories',
  text: `
SELECT id, text, pinned, updated_at AS "updatedAt" FROM memories
WHERE user_id = $1 AND persona_id = $2::uuid AND scope = $3
  AND NOT EXISTS (SELECT 1 FROM memory_off WHERE user_id = $1 AND persona_id = $2::uuid)
ORDER BY pinned DESC, updated_at DESC, id DESC LIMIT $4`,
};

/**
 * Keeps what user $1 said to persona $2 in message $4, in scope $3: $5 ids, $6 kinds, $7 topics, $8 texts. What says
 * otherwise about the same topic is replaced, with its sources. Nothing, where the message is gone or the persona is
 * to remember nothing. A row for each that is known now.
 */
export const keepFacts: Statement = {
  name: 'keep-facts',
  text: `
WITH source AS (
  SELECT id FROM messages WHERE id = $4::uuid
    AND NOT EXISTS (SELECT 1 FROM memory_off WHERE user_id = $1 AND persona_id = $2::uuid)
  FOR KEY SHARE
), said AS (
  SELECT * FROM unnest($5::uuid[], $6::text[], $7::text[], $8::text[]) AS s(id, kind, topic, text)
), replaced AS (
  DELETE FROM memory_sources ms USING memories m, said s, source
  WHERE m.user_id = $1 AND m.persona_id = $2::uuid AND m.scope = $3 AND m.topic = s.topic AND m.text <> s.text
    AND ms.memory_id = m.id AND ms.message_id <> source.id
), kept AS (
  INSERT INTO memories (id, user_id, persona_id, scope, kind, topic, text)
  SELECT s.id, $1, $2::uuid, $3, s.kind::memory_kind, s.topic, s.text FROM said s, source
  ON CONFLICT (user_id, persona_id, scope, topic) DO UPDATE SET text = EXCLUDED.text, kind = EXCLUDED.kind, updated_at = now()
  RETURNING id
)
INSERT INTO memory_sources (memory_id, message_id) SELECT kept.id, source.id FROM kept, source
ON CONFLICT DO NOTHING RETURNING memory_id AS id`,
};

/** Of what persona $2 remembers of user $1 in scope $3 only the $4 freshest stay, and what is pinned or written by hand. */
export const forgetOldest: Statement = {
  name: 'forget-oldest-memories',
  text: `
DELETE FROM memories WHERE id IN (
  SELECT id FROM memories WHERE user_id = $1 AND persona_id = $2::uuid AND scope = $3 AND NOT pinned AND NOT by_hand
  ORDER BY GREATEST(updated_at, last_used_at) DESC, id DESC OFFSET $4
)`,
};

/** Memories $1 were told to a model. */
export const markUsed: Statement = {
  name: 'mark-memories-used',
  text: `UPDATE memories SET last_used_at = now() WHERE id = ANY($1::uuid[])`,
};

/** What $1 wrote for persona $2 to remember, and whether there are fewer than $7 of them: $3 id · $4 topic · $5 text · $6 pinned. */
export const writeMemory: Statement = {
  name: 'write-memory',
  text: `
INSERT INTO memories (id, user_id, persona_id, kind, topic, text, pinned, by_hand)
SELECT $3::uuid, $1, $2::uuid, 'note', $4, $5, $6, true
WHERE (SELECT count(*) FROM memories WHERE user_id = $1 AND persona_id = $2::uuid AND by_hand) < $7::int
ON CONFLICT (user_id, persona_id, scope, topic) DO UPDATE
SET by_hand = true, pinned = memories.pinned OR EXCLUDED.pinned, updated_at = now()
RETURNING id`,
};

/** $2 memories of $1's about persona $3, the newest first, after $4 or from the top. */
export const listMemories: Statement = {
  name: 'list-memories',
  text: `
SELECT m.id, m.kind, m.text, m.pinned, m.by_hand AS "byHand", c.name AS session, m.created_at AS "createdAt",
  m.updated_at AS "updatedAt", m.last_used_at AS "lastUsedAt"
FROM memories m LEFT JOIN conversations c ON c.id = m.scope
WHERE m.user_id = $1 AND m.persona_id = $3::uuid AND m.id < COALESCE($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
ORDER BY m.id DESC LIMIT $2`,
};
