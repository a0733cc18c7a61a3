import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { withClient } from '#server/infra/database/migrate/index.ts';
import { templateDatabase } from './start-test-server.ts';

let database: Promise<{ name: string; url: string }> | undefined;

/** The address of this test file's own database: migrated, empty, made at the first call and dropped after the file. */
export async function testDatabaseUrl(): Promise<string> {
  database ??= createTestDatabase();
  return (await database).url;
}

/** The address of one more database of this kind, for tests that need two; it lives as long as the test run. */
export async function anotherTestDatabaseUrl(): Promise<string> {
  return (await createTestDatabase()).url;
}

/** Called by the set-up of every file. */
export async function dropTestDatabase(): Promise<void> {
  const made = await database;
  database = undefined;
  if (made === undefined) return;
  await withClient(inject('databaseServerUrl'), (client) =>
    client.query(`drop database ${made.name} with (force)`),
  );
}

async function createTestDatabase(): Promise<{ name: string; url: string }> {
  const serverUrl = inject('databaseServerUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  // In memory, copying files is several times faster than writing the copy to the log.
  await withClient(serverUrl, (client) =>
    client.query(`create database ${name} template ${templateDatabase} strategy file_copy`),
  );
  return { name, url: serverUrl.replace(/\/postgres$/, `/${name}`) };
}
