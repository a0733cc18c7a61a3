import { withClient } from '#server/infra/database/migrate/index.ts';
import { testDatabaseUrl } from '#tests/support/database/index.ts';

/** Ends every connection to the test file's database from the server's side; says how many there were. */
export function cutConnections(): Promise<number> {
  return cut('true');
}

/** Ends only the connections on which buses listen. */
export function cutBuses(): Promise<number> {
  return cut(`query ~ '^(LISTEN|SELECT pg_notify)'`);
}

async function cut(which: string): Promise<number> {
  const url = await testDatabaseUrl();
  return withClient(url, async (client) => {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and ${which}`,
    );
    return rowCount ?? 0;
  });
}
