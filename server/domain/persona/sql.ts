import type { Statement } from '#server/kernel/ports.ts';

/** Conversations in which something was said, by persona, of the personas $1; none: no row. */
export const countConversations: Statement = {
  name: 'count-conversations-of-personas',
  text: `
SELECT persona_id AS id, count(*)::int AS conversations FROM conversations
WHERE persona_id = ANY($1::uuid[]) AND active_leaf_id IS NOT NULL AND deleted_at IS NULL GROUP BY persona_id`,
};

/** The mean of their stars, of the personas $1; none: no row. */
export const ratingsOf: Statement = {
  name: 'ratings-of-personas',
  text: `
SELECT persona_id AS id, avg(stars)::float8 AS "averageRating", count(*)::int AS ratings FROM persona_ratings
WHERE persona_id = ANY($1::uuid[]) GROUP BY persona_id`,
};

const SHOWN = `id, name, display_name AS "displayName", category, traits, left(description, $4::int) AS description,
  owner_id AS "ownerId", avatar_asset_id AS "avatarAssetId", created_at AS "createdAt"`;

/** The newest $2 of user $1's own, the newest first, then the oldest $3 public ones of others, with $4 characters of each description. */
export const gallery: Statement = {
  name: 'persona-gallery',
  text: `
SELECT * FROM (
  (SELECT 1 AS part, row_number() OVER (ORDER BY created_at DESC, id DESC) AS place, ${SHOWN}
  FROM personas WHERE owner_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT $2)
  UNION ALL
  (SELECT 2, row_number() OVER (ORDER BY created_at, id), ${SHOWN}
  FROM personas WHERE visibility = 'public' AND deleted_at IS NULL AND owner_id IS DISTINCT FROM $1
  ORDER BY created_at, id LIMIT $3)
) shown ORDER BY part, place`,
};

/** The stars that user $2 gave persona $1. */
export const starsOf: Statement = {
  name: 'stars-of',
  text: `SELECT stars FROM persona_ratings WHERE persona_id = $1::uuid AND user_id = $2`,
};

/**
 * Persona $1 has portrait $2 instead of the one that is told; of several at once each sees what the one before left. No row:
 * it was removed.
 */
export const swapPortrait: Statement = {
  name: 'swap-portrait',
  text: `
UPDATE personas p SET avatar_asset_id = $2::uuid, updated_at = now()
FROM (SELECT id, avatar_asset_id FROM personas WHERE id = $1::uuid AND deleted_at IS NULL FOR UPDATE) before
WHERE p.id = before.id RETURNING before.avatar_asset_id AS "assetId"`,
};

/** The categories of public personas and of user $1's, in order. */
export const categories: Statement = {
  name: 'persona-categories',
  text: `
SELECT DISTINCT category FROM personas
WHERE deleted_at IS NULL AND category <> '' AND (owner_id = $1 OR visibility = 'public') ORDER BY category LIMIT 200`,
};

/** Waits, until the transaction ends, for whoever makes another persona for user $1. */
export const lockOwn: Statement = {
  name: 'lock-own-personas',
  text: `SELECT pg_advisory_xact_lock(hashtextextended('personas of ' || $1::int, 0))`,
};

/** A row if there is persona $1, removed or not. */
export const personaById: Statement = {
  name: 'persona-by-id',
  text: `SELECT id FROM personas WHERE id = $1::uuid`,
};

/** $1 id · $2 owner · $3 name · then as the columns stand. */
export const insertPersona: Statement = {
  name: 'insert-persona',
  text: `
INSERT INTO personas (id, owner_id, name, display_name, description, category, personality, traits, scenario, greeting,
  examples, system_instructions, reminder, voice_model, capabilities, temperature, max_tokens, visibility, card, avatar_asset_id)
VALUES ($1::uuid, $2, $3, $4, $5, $6, $7, $8::text[], $9, $10, $11, $12, $13, $14, $15::text[], $16, $17,
  $18::persona_visibility, $19, $20::uuid)`,
};

/** Persona $1 goes, with the card that it came with and its portrait, which is told. No row: it went before. */
export const removePersona: Statement = {
  name: 'remove-persona',
  text: `
UPDATE personas p SET deleted_at = $2, card = NULL, avatar_asset_id = NULL
FROM (SELECT id, avatar_asset_id FROM personas WHERE id = $1::uuid AND deleted_at IS NULL FOR UPDATE) before
WHERE p.id = before.id RETURNING before.avatar_asset_id AS "assetId"`,
};

/** How many personas user $1 has. */
export const countOwn: Statement = {
  name: 'count-own-personas',
  text: `SELECT count(*)::int AS personas FROM personas WHERE owner_id = $1 AND deleted_at IS NULL`,
};

/** $1 persona · $2 user · $3 stars: the last word counts. */
export const ratePersona: Statement = {
  name: 'rate-persona',
  text: `
INSERT INTO persona_ratings (persona_id, user_id, stars) VALUES ($1, $2, $3)
ON CONFLICT (persona_id, user_id) DO UPDATE SET stars = EXCLUDED.stars, updated_at = now()`,
};

/** Public personas with the conversations that began today (UTC) and the mean of their stars. */
export const personasToday: Statement = {
  name: 'personas-today',
  text: `
SELECT p.name,
  (SELECT count(*)::int FROM conversations c
    WHERE c.persona_id = p.id AND c.created_at >= date_trunc('day', now(), 'UTC') AND c.deleted_at IS NULL) AS "begunToday",
  (SELECT avg(stars)::float8 FROM persona_ratings r WHERE r.persona_id = p.id) AS "averageRating"
FROM personas p WHERE p.owner_id IS NULL AND p.deleted_at IS NULL ORDER BY p.created_at, p.id`,
};
