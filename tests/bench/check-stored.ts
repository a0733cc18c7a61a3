import pg from 'pg';
import { replyText, shapeIn } from './reply-text.ts';

const STORED = `
SELECT question.content AS question, reply.content AS reply, reply.status FROM turns
JOIN messages reply ON reply.id = turns.assistant_message_id
JOIN messages question ON question.id = reply.parent_id`;

/** Reads every reply back out of the database: how many there are, and how many are not what was asked for. */
export async function checkStored(
  databaseUrl: string,
): Promise<{ replies: number; wrong: number; postgres: string }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ question: string; reply: string; status: string }>(STORED);
    const wrong = rows.filter(({ question, reply, status }) => {
      const shape = shapeIn(question);
      return status !== 'complete' || shape === null || reply !== replyText(shape);
    });
    const version = await client.query<{ server_version: string }>('SHOW server_version');
    return { replies: rows.length, wrong: wrong.length, postgres: version.rows[0]?.server_version ?? '' };
  } finally {
    await client.end();
  }
}
