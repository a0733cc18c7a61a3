import { Client, DatabaseError, escapeIdentifier } from 'pg';

const alreadyThere = new Set(['42P04', '23505']);

/** Creates a database unless it exists; `serverUrl` is the address of any other database of the server. */
export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`);
  } catch (error) {
    if (!(error instanceof DatabaseError && alreadyThere.has(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}
