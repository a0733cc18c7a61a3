import type { Statement } from '#server/kernel/ports.ts';

/** Message $1 of conversation $2 has the assets $3, in this order. */
export const addMedia: Statement = {
  name: 'add-message-media',
  text: `
INSERT INTO message_media (message_id, conversation_id, asset_id, position)
SELECT $1::uuid, $2::int, asset_id, ordinality::int FROM unnest($3::uuid[]) WITH ORDINALITY AS a(asset_id, ordinality)`,
};

/** The media of the messages $1, in their order. */
export const readMedia: Statement = {
  name: 'read-message-media',
  text: `
SELECT mm.message_id AS "messageId", a.id, a.kind, a.key, a.duration_ms AS "durationMs", a.width, a.height
FROM message_media mm JOIN assets a ON a.id = mm.asset_id AND a.deleted_at IS NULL
WHERE mm.message_id = ANY($1::uuid[]) ORDER BY mm.message_id, mm.position`,
};

/** The $2 latest pictures of conversation $1. */
export const latestPictures: Statement = {
  name: 'latest-pictures',
  text: `
SELECT m.id AS "messageId", m.depth, a.key, a.bytes::float8 AS bytes, a.media_type AS "mediaType"
FROM message_media mm JOIN messages m ON m.id = mm.message_id
JOIN assets a ON a.id = mm.asset_id AND a.kind = 'image' AND a.deleted_at IS NULL
WHERE mm.conversation_id = $1 ORDER BY m.depth DESC, mm.position LIMIT $2`,
};

/** Message $1 says $2, as $3 heard it; $4: on this machine. */
export const writeDown: Statement = {
  name: 'write-down-message',
  text: `UPDATE messages SET content = $2, model = $3, sandbox = $4 WHERE id = $1 AND role = 'user'`,
};
