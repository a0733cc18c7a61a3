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
 * otherwise about the same topic is replaced, with its sources. Nothing, where the message is gone, does not count any
 * more (see stop-counting) or the persona is to remember nothing. A row for each that is known now.
 */
export const keepFacts: Statement = {
  name: 'keep-facts',
  text: `
WITH conversation AS (
  -- Whoever forgets locks it first: what is kept here is seen there, or what is forgotten there is seen here.
  SELECT id, remember_from FROM conversations
  WHERE id = (SELECT conversation_id FROM messages WHERE id = $4::uuid) FOR SHARE
), source AS (
  SELECT m.id FROM conversation c JOIN messages m ON m.conversation_id = c.id
  WHERE m.id = $4::uuid AND (c.remember_from IS NULL OR m.created_at >= c.remember_from)
    AND NOT EXISTS (SELECT 1 FROM memory_off WHERE user_id = $1 AND persona_id = $2::uuid)
  FOR KEY SHARE OF m
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

/**
 * What user $1 has said to persona $2 in scope $3, 0 for all, is remembered no more: only what is known already, and what is
 * said from now on. Always the first statement of its transaction.
 */
export const stopCounting: Statement = {
  name: 'stop-counting-said',
  text: `
WITH these AS (
  SELECT id FROM conversations
  WHERE user_id = $1 AND kind IN ('character', 'influencer') AND name IS NOT NULL AND persona_id = $2::uuid AND $3::int IN (0, id)
  ORDER BY id FOR NO KEY UPDATE
)
UPDATE conversations c SET remember_from = clock_timestamp() FROM these WHERE c.id = these.id`,
};

/** Memory $1 goes. */
export const dropMemory: Statement = {
  name: 'drop-memory',
  text: `DELETE FROM memories WHERE id = $1::uuid`,
};

/** All that persona $2 remembers of user $1 goes: a row for each. */
export const dropMemories: Statement = {
  name: 'drop-memories',
  text: `DELETE FROM memories WHERE user_id = $1 AND persona_id = $2::uuid RETURNING id`,
};

/** Persona $2 may remember things of user $1 again. */
export const switchOn: Statement = {
  name: 'switch-memory-on',
  text: `DELETE FROM memory_off WHERE user_id = $1 AND persona_id = $2::uuid`,
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

/**
 * What $1 wrote for persona $2 to remember, where it has been written before or there are fewer than $7: $3 id · $4 topic
 * · $5 text · $6 pinned.
 */
export const writeMemory: Statement = {
  name: 'write-memory',
  text: `
INSERT INTO memories (id, user_id, persona_id, kind, topic, text, pinned, by_hand)
SELECT $3::uuid, $1, $2::uuid, 'note', $4, $5, $6, true
WHERE (SELECT count(*) FROM memories WHERE user_id = $1 AND persona_id = $2::uuid AND by_hand) < $7::int
  OR EXISTS (
    SELECT 1 FROM memories WHERE user_id = $1 AND persona_id = $2::uuid AND scope = 0 AND topic = $4 AND by_hand
  )
ON CONFLICT (user_id, persona_id, scope, topic) DO UPDATE
SET by_hand = true, pinned = memories.pinned OR EXCLUDED.pinned, updated_at = now()
RETURNING id`,
};

/**
 * Memory $1 is worded as $2 with topic $3, at $6, and pinned or not ($4); null: as it is. With $5 it is its user's own, and no row
 * where they have $7 of them already.
 */
export const changeMemory: Statement = {
  name: 'change-memory',
  text: `
UPDATE memories m SET text = COALESCE($2, text), topic = COALESCE($3, topic), pinned = COALESCE($4, pinned),
  by_hand = by_hand OR $5, updated_at = COALESCE($6, updated_at)
WHERE id = $1::uuid AND (NOT $5::boolean OR by_hand OR $7::int > (
  SELECT count(*) FROM memories o WHERE o.user_id = m.user_id AND o.persona_id = m.persona_id AND o.by_hand
)) RETURNING id`,
};

/** Memory $1 stands for itself, whatever becomes of what was said. */
export const dropSources: Statement = {
  name: 'drop-memory-sources',
  text: `DELETE FROM memory_sources WHERE memory_id = $1::uuid`,
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
