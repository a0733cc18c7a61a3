import type { Client } from 'pg';
import { DatabaseError } from 'pg';
import type { Migration } from './prisma-folder.ts';

/** What the database remembers, compared with the files. */
export interface History {
  /** What is still to be applied, in order. */
  pending: Migration[];
  /** Names of applied migrations whose file reads differently now. */
  changed: string[];
  /** Names of applied migrations that have no file: the database was used by a newer version. */
  unknown: string[];
}

/** Reads Prisma's own record of what was applied, in one query. */
export async function readHistory(client: Client, migrations: Migration[]): Promise<History> {
  const applied = await appliedChecksums(client);
  const known = new Set(migrations.map(({ name }) => name));
  return {
    pending: migrations.filter(({ name }) => !applied.has(name)),
    changed: migrations
      .filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
      .map(({ name }) => name),
    unknown: [...applied.keys()].filter((name) => !known.has(name)),
  };
}

const undefinedTable = '42P01';

async function appliedChecksums(client: Client): Promise<Map<string, string>> {
  try {
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      `select migration_name, checksum from _prisma_migrations
       where finished_at is not null and rolled_back_at is null order by migration_name`,
    );
    return new Map(rows.map((row) => [row.migration_name, row.checksum]));
  } catch (error) {
    if (error instanceof DatabaseError && error.code === undefinedTable) return new Map();
    throw error;
  }
}
