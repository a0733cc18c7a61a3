import type { Statement } from '#server/kernel/ports.ts';

/** Requests with their variants, oldest variant first. */
const REQUESTS = `
SELECT r.id, r.conversation_id, r.message_id, r.external_id, r.title, r.tone, r.feature, r.chosen_id, r.created_at, v.variants
FROM copy_requests r CROSS JOIN LATERAL (
  SELECT json_agg(json_build_object(
    'id', a.id, 'text', a.content, 'status', a.status, 'model', a.model, 'sandbox', a.sandbox, 'code', a.error_code,
    'message', a.error_message, 'createdAt', a.created_at, 'turnId', t.id
  ) ORDER BY a.created_at, a.id) AS variants
  FROM messages a LEFT JOIN turns t ON t.assistant_message_id = a.id AND t.status = 'running'
  WHERE a.parent_id = r.message_id
) v`;

/** The last $3 requests of tab $1, newest first; before $2 unless that is null. */
export const readRequests: Statement = {
  name: 'read-copy-requests',
  text: `${REQUESTS}
WHERE r.conversation_id = $1 AND r.id < COALESCE($2::int, 2147483647) ORDER BY r.id DESC LIMIT $3`,
};

/**
 * The texts that count of the last $3 requests of tab $1, newest first; before $2 unless that is null. A request whose
 * chosen variant is still being written has none.
 */
export const readTexts: Statement = {
  name: 'read-copy-texts',
  text: `
SELECT r.title, r.tone, r.feature, v.content AS text FROM (
  SELECT * FROM copy_requests
  WHERE conversation_id = $1 AND id < COALESCE($2::int, 2147483647) ORDER BY id DESC LIMIT $3
) r CROSS JOIN LATERAL (
  SELECT a.content, a.status FROM messages a
  WHERE a.parent_id = r.message_id AND (a.status = 'complete' OR a.status = 'streaming' AND a.id = r.chosen_id)
  ORDER BY (a.id = r.chosen_id) IS TRUE DESC, a.created_at DESC, a.id DESC LIMIT 1
) v
WHERE v.status = 'complete' ORDER BY r.id DESC`,
};

/** The request of tab $1 whose message is $2, or else whose caller named it $3. */
export const readRequest: Statement = {
  name: 'read-copy-request',
  text: `${REQUESTS} WHERE r.conversation_id = $1 AND (r.message_id = $2::uuid OR r.external_id = $3)`,
};

/** The request with the request key $2 in a tab of user $1 that was not removed. */
export const readKeyedRequest: Statement = {
  name: 'read-keyed-copy-request',
  text: `${REQUESTS} JOIN conversations c ON c.id = r.conversation_id
WHERE c.user_id = $1 AND c.deleted_at IS NULL AND r.request_key = $2`,
};

/** Stores what is asked for: $1 tab · $2 message · $3 the caller's name for it · $4 request key · $5 title · $6 tone · $7 feature. */
export const insertRequest: Statement = {
  name: 'insert-copy-request',
  text: `
INSERT INTO copy_requests (conversation_id, message_id, external_id, request_key, title, tone, feature)
VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};

/**
 * Makes $2 the current variant of the request with message $1, if no other is being written, with $3 none has come
 * to an end that counts, and there are fewer than $4. No row: there is one, or there are so many.
 */
export const placeVariant: Statement = {
  name: 'place-copy-variant',
  text: `
UPDATE copy_requests SET chosen_id = $2::uuid WHERE message_id = $1 AND NOT EXISTS (
  SELECT 1 FROM messages a WHERE a.parent_id = $1 AND a.id <> $2::uuid
  AND (a.status = 'streaming' OR $3::bool AND a.status = 'complete')
) AND (SELECT count(*) FROM messages a WHERE a.parent_id = $1 AND a.id <> $2::uuid) < $4::int RETURNING id`,
};

/** A page of $1's tabs, newest change first, after ($2, $3) or from the top. */
export const listTabs: Statement = {
  name: 'list-copy-tabs',
  text: `
SELECT c.id, c.uuid, c.title, c.created_at AS "createdAt", c.updated_at AS "updatedAt",
  EXISTS (SELECT 1 FROM turns t WHERE t.conversation_id = c.id AND t.status = 'running') AS running
FROM conversations c
WHERE c.user_id = $1 AND c.deleted_at IS NULL AND c.kind = 'tab'
  AND ($2::timestamptz IS NULL OR (c.updated_at, c.id) < ($2::timestamptz, $3::int))
ORDER BY c.updated_at DESC, c.id DESC LIMIT $4`,
};
