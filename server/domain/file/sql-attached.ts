import type { PdfMetadata } from '#server/kernel/pdf.ts';
import type { Statement } from '#server/kernel/ports.ts';

export type AttachedRow = {
  id: number;
  name: string;
  key: string;
  bytes: number;
  page_count: number;
  empty_pages: number;
  tokens: number;
  metadata: PdfMetadata;
  created_at: Date;
};

const COLUMNS = `f.id, f.name, f.key, f.bytes, cardinality(f.pages) AS page_count,
  cardinality(array_positions(f.pages, '')) AS empty_pages, f.tokens, f.metadata, f.created_at`;

/**
 * A conversation of user $1, not removed, by number $2 or else by uuid $3; locked against other files until the
 * transaction ends. With what its files take up together.
 */
export const lockConversation: Statement = {
  name: 'lock-conversation-for-files',
  text: `
SELECT id, uuid, title FROM conversations
WHERE user_id = $1 AND deleted_at IS NULL AND kind = 'chat' AND CASE WHEN $2::int IS NULL THEN uuid = $3::uuid ELSE id = $2::int END
FOR NO KEY UPDATE`,
};

/** What the files of conversation $1 take up together. */
export const sumFiles: Statement = {
  name: 'sum-files',
  text: `
SELECT count(*)::int AS files, COALESCE(sum(bytes), 0)::float8 AS bytes, COALESCE(sum(characters), 0)::float8 AS characters
FROM attached_files WHERE conversation_id = $1`,
};

/** A conversation that begins with a file: $1 uuid · $2 user · $3 application · $4 model · $5 title. None if it is there. */
export const makeConversation: Statement = {
  name: 'make-conversation-for-file',
  text: `
WITH made AS (
  INSERT INTO conversations (uuid, user_id, application_id, model, title) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (uuid) DO NOTHING RETURNING id
)
INSERT INTO search_queue (conversation_id, message_id) SELECT id, NULL FROM made`,
};

/**
 * A file of conversation $1: $2 name · $3 key · $4 bytes · $5 checksum in hexadecimal · $6 pages · $7 characters ·
 * $8 tokens · $9 metadata · $10 request key or null.
 */
export const insertFile: Statement = {
  name: 'insert-file',
  text: `
WITH counted AS (
  UPDATE conversations SET file_count = file_count + 1, updated_at = now() WHERE id = $1
), f AS (
  INSERT INTO attached_files (conversation_id, name, key, bytes, checksum, pages, characters, tokens, metadata, request_key)
  VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6::text[], $7, $8, $9::jsonb, $10) RETURNING *
)
SELECT ${COLUMNS} FROM f`,
};

/**
 * The passages of file $1: $2 first and $3 last pages · $4 texts · $5 tokens · $6 the words of each text, as
 * searchable-words makes them. Found by the words as they are, and by English stems.
 */
export const insertPassages: Statement = {
  name: 'insert-passages',
  text: `
INSERT INTO file_passages (file_id, position, page_from, page_to, text, tokens, terms)
SELECT $1, position - 1, page_from, page_to, text, tokens, to_tsvector('simple', words) || to_tsvector('english', words)
FROM unnest($2::int[], $3::int[], $4::text[], $5::int[], $6::text[])
  WITH ORDINALITY AS p(page_from, page_to, text, tokens, words, position)`,
};

/** The files of conversation $1, the oldest first. */
export const filesOf: Statement = {
  name: 'files-of-conversation',
  text: `SELECT ${COLUMNS} FROM attached_files f WHERE f.conversation_id = $1 ORDER BY f.id`,
};

/** File $3 of the conversation with uuid $2 of user $1. */
export const readFile: Statement = {
  name: 'read-attached-file',
  text: `
SELECT ${COLUMNS} FROM attached_files f JOIN conversations c ON c.id = f.conversation_id
WHERE f.id = $3 AND c.uuid = $2::uuid AND c.user_id = $1 AND c.deleted_at IS NULL`,
};

/** What request $2 of user $1 has made, with all its text. */
export const fileOfRequest: Statement = {
  name: 'file-of-request',
  text: `
SELECT ${COLUMNS}, f.pages, c.id AS conversation_id, c.uuid, c.title
FROM attached_files f JOIN conversations c ON c.id = f.conversation_id
WHERE f.request_key = $2 AND c.user_id = $1 AND c.deleted_at IS NULL`,
};

/** Waits, until the transaction ends, for whoever keeps or takes back what was sent under request $1. */
export const lockRequest: Statement = {
  name: 'lock-request-of-file',
  text: `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`,
};

/** Notes that what request $1 sends is not wanted any more; a day later nobody needs to know. */
export const withdrawRequest: Statement = {
  name: 'withdraw-request-of-file',
  text: `
WITH old AS (DELETE FROM withdrawn_uploads WHERE withdrawn_at < now() - interval '1 day' AND request_key <> $1)
INSERT INTO withdrawn_uploads (request_key) VALUES ($1) ON CONFLICT (request_key) DO UPDATE SET withdrawn_at = now()`,
};

/** One row where what request $1 sends is not wanted any more. */
export const withdrawnRequest: Statement = {
  name: 'withdrawn-request-of-file',
  text: `SELECT request_key FROM withdrawn_uploads WHERE request_key = $1`,
};

/** Takes what request $2 of user $1 has made from its conversation, like delete-file. */
export const deleteFileOfRequest: Statement = {
  name: 'delete-file-of-request',
  text: `
WITH gone AS (
  DELETE FROM attached_files f USING conversations c
  WHERE f.request_key = $2 AND c.id = f.conversation_id AND c.user_id = $1 RETURNING f.conversation_id
)
UPDATE conversations c SET file_count = file_count - 1, updated_at = now() FROM gone WHERE c.id = gone.conversation_id`,
};

/** Takes file $3 from the conversation with uuid $2 of user $1; its passages go with it, its object soon after. */
export const deleteFile: Statement = {
  name: 'delete-file',
  text: `
WITH gone AS (
  DELETE FROM attached_files f USING conversations c
  WHERE f.id = $3 AND c.id = f.conversation_id AND c.uuid = $2::uuid AND c.user_id = $1 AND c.deleted_at IS NULL
  RETURNING f.conversation_id
)
UPDATE conversations c SET file_count = file_count - 1, updated_at = now() FROM gone WHERE c.id = gone.conversation_id
RETURNING c.id`,
};

/** `checksum` in hexadecimal. */
export type OriginalRow = { key: string; name: string; checksum: string };

/** The original of file $1, for whoever has a link. */
export const readFileById: Statement = {
  name: 'read-attached-file-by-id',
  text: `
SELECT f.key, f.name, encode(f.checksum, 'hex') AS checksum FROM attached_files f
JOIN conversations c ON c.id = f.conversation_id WHERE f.id = $1 AND c.deleted_at IS NULL`,
};
