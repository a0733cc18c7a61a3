import { withClient } from '#server/infra/database/migrate/index.ts';
import { StartError } from './start-error.ts';

const oldestVersion = 15;

/** Refuses, in words for the terminal, a DATABASE_URL that does not answer or is too old. */
export async function checkDatabase(url: string): Promise<void> {
  const version = await withClient(url, serverVersion).catch((error: unknown) => {
    throw new StartError(`The database of DATABASE_URL does not let us in: ${describe(error)}`, {
      cause: error,
    });
  });
  if (version >= oldestVersion) return;
  throw new StartError(
    `DATABASE_URL: PostgreSQL ${oldestVersion} or newer is needed, this one is ${version}.`,
  );
}

async function serverVersion(client: { query(sql: string): Promise<{ rows: unknown[][] | object[] }> }) {
  const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as major`);
  return rows[0] !== undefined && 'major' in rows[0] ? Number(rows[0].major) : 0;
}

/** A refused connection to several addresses is an AggregateError, whose own message is empty. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return error instanceof Error ? error.message : String(error);
}
