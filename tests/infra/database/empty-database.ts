import { randomUUID } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { createDatabase, withClient } from '#server/infra/database/migrate/index.ts';

/** A database without a single table, for the length of one test. */
export async function emptyDatabaseUrl(): Promise<string> {
  const serverUrl = inject('databaseServerUrl');
  const name = `empty_${randomUUID()}`;
  await createDatabase(serverUrl, name);
  onTestFinished(async () => {
    await withClient(serverUrl, (client) =>
      client.query(`drop database ${escapeIdentifier(name)} with (force)`),
    );
  });
  return serverUrl.replace(/\/postgres$/, `/${name}`);
}
