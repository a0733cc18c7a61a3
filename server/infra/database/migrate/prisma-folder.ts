import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's `prisma/`, which holds `schema/*.prisma` and `migrations/<name>/migration.sql`. */
export const prismaFolder = fileURLToPath(new URL('../../../../prisma', import.meta.url));

/** One migration on disk; its checksum is what Prisma stores when it has applied it. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations in the order in which they are applied. */
export function readMigrations(folder = prismaFolder): Migration[] {
  const dir = path.join(folder, 'migrations');
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir).filter((name) => existsSync(path.join(dir, name, 'migration.sql')));
  return names.toSorted().map((name) => {
    const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** The files that make up the schema, in the order of their names. */
export function readSchema(folder = prismaFolder): { path: string; content: string }[] {
  const dir = path.join(folder, 'schema');
  const names = readdirSync(dir).filter((name) => name.endsWith('.prisma'));
  return names.toSorted().map((name) => {
    const file = path.join(dir, name);
    return { path: file, content: readFileSync(file, 'utf8') };
  });
}
