import type { Statement } from '#server/kernel/ports.ts';

const MINE = `c.user_id = $1 AND c.kind = 'influencer' AND c.deleted_at IS NULL AND ($2::uuid IS NULL OR c.persona_id = $2::uuid)`;

const listing = (further: string) => `
SELECT c.id, c.uuid, c.title, p.id AS "personaId", c.created_at AS "createdAt", c.updated_at AS "updatedAt",
  p.name, p.display_name AS "displayName", p.owner_id AS "ownerId", p.visibility, p.deleted_at AS "deletedAt",
  p.avatar_asset_id AS "avatarAssetId",${further}
  last.role AS "lastRole", last.content AS "lastContent", last.created_at AS "lastAt"
FROM conversations c LEFT JOIN personas p ON p.id = c.persona_id
LEFT JOIN LATERAL (
  -- An answer that never got a word is not the last thing that was said: its question is.
  SELECT m.role, left(m.content, 300) AS content, m.created_at FROM messages leaf
  JOIN messages m ON m.id = CASE WHEN leaf.content = '' AND leaf.role = 'assistant' THEN leaf.parent_id ELSE leaf.id END
  WHERE leaf.id = c.active_leaf_id
) last ON true
WHERE ${MINE} AND ($5::int IS NULL OR c.id = $5::int)
ORDER BY c.updated_at DESC, c.id DESC LIMIT $3 OFFSET $4`;

/**
 * User $1's conversations with influencers, all or those with $2, $3 of them after the first $4, or only number $5; each
 * with its persona and the last that was said.
 */
export const listTalks: Statement = { name: 'list-talks', text: listing('') };

/** The same, each with how many messages it has, which takes a look at every one of them. */
export const listCountedTalks: Statement = {
  name: 'list-counted-talks',
  text: listing(`
  (SELECT count(*)::int FROM messages m WHERE m.conversation_id = c.id AND (m.content <> '' OR m.role = 'user')) AS messages,`),
};

export const countTalks: Statement = {
  name: 'count-talks',
  text: `SELECT count(*)::int AS total FROM conversations c WHERE ${MINE}`,
};
