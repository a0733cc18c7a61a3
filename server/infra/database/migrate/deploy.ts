import { randomUUID } from 'node:crypto';
import { type Client, DatabaseError } from 'pg';
import { readHistory } from './history.ts';
import { type Migration, readMigrations } from './prisma-folder.ts';
import { withClient } from './with-client.ts';

/** Prisma's own lock: of several processes that migrate at once, with whatever tool, one does and the others wait. */
const migrationLock = 72_707_369;

export interface MigrateOptions {
  /** Told what looks wrong but does not stop the start. */
  log?: (line: string) => void;
  /** The folder with `schema/` and `migrations/`; the project's own by default. */
  folder?: string;
}

/**
 * Applies the migrations that the database behind `url` does not have yet, and returns their names. A migration and the
 * record that it was applied are one transaction, so that a failure or a kill leaves nothing behind and the next start
 * tries again. When nothing is pending this costs one query. Throws MigrationError.
 */
export async function migrateDeploy(url: string, { log, folder }: MigrateOptions = {}): Promise<string[]> {
  const migrations = readMigrations(folder);
  return withClient(url, async (client) => {
    const before = await readHistory(client, migrations);
    for (const name of before.changed) log?.(`Migration ${name} was changed after it was applied here.`);
    for (const name of before.unknown)
      log?.(`The database was used by a newer version: it has migration ${name}.`);
    if (before.pending.length === 0) return [];

    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(recordTable);
    const { pending } = await readHistory(client, migrations);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  });
}

/** A migration's SQL was refused; the message names it and says why. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const line = error instanceof DatabaseError ? lineOf(sql, error.position) : '';
    throw new MigrationError(`Migration ${name} failed${line}: ${String(error)}`, { cause: error });
  }
}

function lineOf(sql: string, position: string | undefined): string {
  if (position === undefined) return '';
  return ` at line ${sql.slice(0, Number(position)).split('\n').length}`;
}

/** As Prisma creates it, so that its tools read the same record. */
const recordTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;
