import type { Sql } from '#server/kernel/ports.ts';
import { openAccount as statement } from './sql.ts';
import type { Credits } from './view.ts';

/**
 * Opens a user's account with `credits`, entered as a grant for signing up; nothing where there is one already, however
 * many try at once. Belongs into the transaction that makes the user.
 */
export async function openAccount(sql: Sql, userId: number, credits: Credits): Promise<void> {
  await sql.query(statement, [userId, credits]);
}
