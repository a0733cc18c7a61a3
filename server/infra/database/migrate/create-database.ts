import { DatabaseError, escapeIdentifier } from 'pg';
import { withClient } from './with-client.ts';

const alreadyThere = new Set(['42P04', '23505']);

/** Creates a database unless it exists; `serverUrl` is the address of any other database of the server. */
export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    await client.query(`create database ${escapeIdentifier(name)}`).catch((error: unknown) => {
      if (!(error instanceof DatabaseError && alreadyThere.has(error.code ?? ''))) throw error;
    });
  });
}
