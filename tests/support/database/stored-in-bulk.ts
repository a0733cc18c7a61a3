import type { Client } from 'pg';
import { SHELF_SIZE } from '#server/domain/search/shelf.ts';

/** So many sessions of the user, a minute apart, every tenth of another model, without messages. */
export async function bulkSessions(client: Client, userId: number, count: number): Promise<void> {
  await client.query(
    `INSERT INTO conversations (uuid, user_id, application_id, model, title, created_at, updated_at)
     SELECT gen_random_uuid(), $1, 1, CASE i % 10 WHEN 0 THEN 'gpt-4' ELSE 'model-1' END, 'session ' || i,
       timestamptz '2026-01-01' + make_interval(mins => i), timestamptz '2026-01-01' + make_interval(mins => i)
     FROM generate_series(1, $2::int) AS s(i)`,
    [userId, count],
  );
}

/** An id that follows from the message's number and its conversation. */
const idOf = (number: string) =>
  `overlay(overlay(md5('message ' || ${number} || ' of ' || $2::int) placing '7' from 13) placing '8' from 17)::uuid`;

/**
 * So many messages in one conversation of the user, one below the other, and findable: "the" and "word" followed by
 * `i % 1000` are in each, "rare" in every 5,000th; and
 * `filler` more words, of which few are common and many are rare.
 */
export async function bulkMessages(client: Client, userId: number, count: number, filler = 0): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO conversations (uuid, user_id, application_id, model, title)
     VALUES (gen_random_uuid(), $1, 1, 'model-1', 'long') RETURNING id`,
    [userId],
  );
  const id = rows[0]?.id ?? 0;
  await client.query(
    `WITH said AS (
       SELECT i, ${idOf('i')} AS message_id, ${idOf('i - 1')} AS parent_id,
         'the question of word' || i % 1000 || CASE WHEN i % 5000 = 0 THEN ' rare' ELSE '' END ||
           COALESCE((SELECT string_agg(' v' || floor(20000 * power(random(), 3)), '') FROM generate_series(1, $4::int + 0 * i)), '') AS text,
         now() - make_interval(mins => $3::int - i) AS said_at
       FROM generate_series(1, $3::int) AS s(i)
     ), stored AS (
       INSERT INTO messages (id, conversation_id, parent_id, depth, role, content, created_at)
       SELECT message_id, $2, CASE WHEN i > 1 THEN parent_id END, i - 1, 'user', text, said_at FROM said
     )
     INSERT INTO search_entries (user_id, number, conversation_id, message_id, begins, said_at, words)
     SELECT $1, i, $2, message_id, 0, said_at,
       (SELECT string_agg(format('''%s.%s.%s'':%s', $1::int, i / ${SHELF_SIZE}, word, at), ' ')
        FROM regexp_split_to_table(text, ' ') WITH ORDINALITY AS w(word, at))::tsvector
     FROM said`,
    [userId, id, count, filler],
  );
}
