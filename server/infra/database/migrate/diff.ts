import { randomUUID } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { runEngine } from './engine.ts';
import { readMigrations, readSchema } from './prisma-folder.ts';
import { withClient } from './with-client.ts';

/**
 * The SQL that is missing between the migrations and the schema; undefined when they agree. `databaseUrl(name)` gives
 * the addresses of databases on a server where a scratch database may be created.
 */
export async function diffMigrations(
  databaseUrl: (database: string) => string,
  folder?: string,
): Promise<string | undefined> {
  const scratch = `scratch_${randomUUID()}`;
  return withClient(databaseUrl('postgres'), async (client) => {
    await client.query(`create database ${escapeIdentifier(scratch)}`);
    try {
      const [migrations, schema] = [readMigrations(folder), readSchema(folder)];
      const sql = await runEngine({ url: databaseUrl(scratch), migrations, schema });
      return isEmpty(sql) ? undefined : sql;
    } finally {
      await client.query(`drop database if exists ${escapeIdentifier(scratch)} with (force)`);
    }
  });
}

/** The engine answers with a comment when there is nothing to do. */
function isEmpty(sql: string): boolean {
  return sql.split('\n').every((line) => line.trim() === '' || line.startsWith('--'));
}
