import { existsSync } from 'node:fs';
import path from 'node:path';
import { openEmbeddedPostgres, runningEmbeddedUrl } from '#server/infra/database/embedded/index.ts';
import { createDatabase, migrateDeploy } from '#server/infra/database/migrate/index.ts';
import type { Config } from '#server/kernel/config.ts';
import { checkDatabase } from './check-database.ts';

/** The database the application uses, migrated. */
export interface DatabaseServer {
  url: string;
  /** Stops the embedded server, if it is one and nobody else uses it. */
  stop(): Promise<void>;
}

const databaseName = 'greenroom';

/** Opens the server of DATABASE_URL, or else the embedded one in DATA_DIR. Rejects with an error made to be printed. */
export async function openDatabaseServer(
  config: Config,
  say: (line: string) => void,
): Promise<DatabaseServer> {
  const server =
    config.databaseUrl === undefined
      ? await openEmbedded(config.dataDir, say)
      : { url: config.databaseUrl, stop: async () => undefined };
  try {
    if (config.databaseUrl !== undefined) await checkDatabase(config.databaseUrl);
    await migrateDeploy(server.url, { log: say });
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Whether there is a server to connect to without starting one. */
export function isDatabaseRunning(config: Config): boolean {
  const dir = path.join(config.dataDir, 'postgres');
  return config.databaseUrl !== undefined || runningEmbeddedUrl(dir, databaseName) !== undefined;
}

async function openEmbedded(dataDir: string, say: (line: string) => void): Promise<DatabaseServer> {
  const dir = path.join(dataDir, 'postgres');
  if (!existsSync(dir)) say(`Creating a database in ${dir}.`);
  const postgres = await openEmbeddedPostgres({ dir, log: say });
  try {
    await createDatabase(postgres.url('postgres'), databaseName);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return { url: postgres.url(databaseName), stop: () => postgres.stop() };
}
