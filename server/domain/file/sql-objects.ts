import type { Statement } from '#server/kernel/ports.ts';

/** An object with key $1 is about to be stored: it goes in an hour, unless it is wanted by then. */
export const announceObject: Statement = {
  name: 'announce-object',
  text: `INSERT INTO unwanted_objects (key, due_at) VALUES ($1, now() + interval '1 hour')`,
};

/** A row is about to name the object $1, as part of the same transaction. No row: it is too late for that. */
export const wantObject: Statement = {
  name: 'want-object',
  text: `DELETE FROM unwanted_objects WHERE key = $1 AND due_at > now() RETURNING key`,
};

/** Up to $1 objects that are to go. One that got its row in this very moment stays. */
export const dueObjects: Statement = {
  name: 'due-objects',
  text: `
SELECT key FROM unwanted_objects u WHERE due_at <= now()
AND NOT EXISTS (SELECT 1 FROM attached_files f WHERE f.key = u.key)
AND NOT EXISTS (SELECT 1 FROM assets a WHERE a.key = u.key) ORDER BY due_at LIMIT $1`,
};

/** The object $1 has gone. */
export const forgetObject: Statement = {
  name: 'forget-object',
  text: `DELETE FROM unwanted_objects WHERE key = $1`,
};

/** The object $1 could not be removed: not again before so many seconds ($2). */
export const postponeObject: Statement = {
  name: 'postpone-object',
  text: `UPDATE unwanted_objects SET due_at = now() + make_interval(secs => $2::float8) WHERE key = $1`,
};
