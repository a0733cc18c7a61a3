import { openEmbeddedPostgres } from '#server/infra/database/embedded/index.ts';
import { createDatabase, migrateDeploy, withClient } from '#server/infra/database/migrate/index.ts';
import { memoryDir, removeAbandonedDirs } from './memory-dir.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the database `postgres` of the server on which test files get their own. */
    databaseServerUrl: string;
  }
}

/** The migrated database that test files clone; nobody may connect to it, as PostgreSQL clones only what is at rest. */
export const templateDatabase = 'greenroom_template';

/** Starts a PostgreSQL in memory, without durability, with the migrated template. `stop` leaves nothing behind. */
export async function startTestServer(): Promise<{ serverUrl: string; stop: () => Promise<void> }> {
  removeAbandonedDirs();
  const { dir, remove } = memoryDir();
  const postgres = await openEmbeddedPostgres({ dir, log: console.log, durable: false });
  const stop = async () => {
    await postgres.stop();
    remove();
  };
  try {
    const serverUrl = postgres.url('postgres');
    await createDatabase(serverUrl, templateDatabase);
    await migrateDeploy(postgres.url(templateDatabase));
    await withClient(serverUrl, (client) =>
      client.query(`alter database ${templateDatabase} is_template true allow_connections false`),
    );
    return { serverUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
