import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import {
  diffMigrations,
  migrateDeploy,
  MigrationError,
  prismaFolder,
  readMigrations,
  withClient,
} from '#server/infra/database/migrate/index.ts';
import { memoryDir, testDatabaseUrl } from '#tests/support/database/index.ts';
import { emptyDatabaseUrl } from './empty-database.ts';

const schema = `datasource db {
  provider = "postgresql"
}
model note {
  id   Int    @id
  text String
}
`;

/** Everything that Prisma's schema language has no words for. */
const beyondPrisma = `
create unlogged table note (id int primary key, text text not null);
create unique index on note (text) where id > 0;
create index on note (lower(text));
create index on note using gin (to_tsvector('english', text));
alter table note add check (length(text) < 1000);
comment on table note is 'one; two';
create function touch() returns trigger language plpgsql as $$ begin new.text := trim(new.text); return new; end; $$;
create trigger touched before insert on note for each row execute function touch();
create view short_note as select id from note;
`;

function folderWith(migrations: Record<string, string>): string {
  const { dir } = memoryDir();
  onTestFinished(() => rmSync(dir, { recursive: true }));
  mkdirSync(path.join(dir, 'schema'));
  writeFileSync(path.join(dir, 'schema/note.prisma'), schema);
  for (const [name, sql] of Object.entries(migrations)) addMigration(dir, name, sql);
  return dir;
}

function addMigration(dir: string, name: string, sql: string): void {
  mkdirSync(path.join(dir, 'migrations', name), { recursive: true });
  writeFileSync(path.join(dir, 'migrations', name, 'migration.sql'), sql);
}

const databaseUrl = (database: string) => inject('databaseServerUrl').replace(/\/postgres$/, `/${database}`);

test('the template of the tests has every migration, and nothing is left to apply', async () => {
  expect(await migrateDeploy(await testDatabaseUrl())).toEqual([]);
  const { rows } = await withClient(await testDatabaseUrl(), (client) =>
    client.query('select migration_name as name, checksum from _prisma_migrations order by 1'),
  );
  expect(rows).toEqual(readMigrations().map(({ name, checksum }) => ({ name, checksum })));
});

test('the migrations of the project lead to its schema', { timeout: 60_000 }, async () => {
  expect(await diffMigrations(databaseUrl)).toBeUndefined();
});

test('a model without a migration is a difference', { timeout: 60_000 }, async () => {
  const { dir } = memoryDir();
  onTestFinished(() => rmSync(dir, { recursive: true }));
  cpSync(prismaFolder, dir, { recursive: true });
  writeFileSync(path.join(dir, 'schema/extra.prisma'), 'model Extra {\n  id Int @id\n}\n');
  expect(await diffMigrations(databaseUrl, dir)).toContain('CREATE TABLE "Extra"');
});

test('what the schema language cannot say is no difference', { timeout: 60_000 }, async () => {
  expect(await diffMigrations(databaseUrl, folderWith({ '001_note': beyondPrisma }))).toBeUndefined();
});

test('of two processes that migrate at once one applies, and both find it done', async () => {
  const url = await emptyDatabaseUrl();
  const folder = folderWith({ '001_note': beyondPrisma, '002_more': 'create table more (id int);' });
  const applied = await Promise.all([migrateDeploy(url, { folder }), migrateDeploy(url, { folder })]);
  expect(applied.toSorted((a, b) => a.length - b.length)).toEqual([[], ['001_note', '002_more']]);
});

test('a migration that fails leaves nothing behind, names its line, and is tried again', async () => {
  const url = await emptyDatabaseUrl();
  const folder = folderWith({
    '001_note': beyondPrisma,
    '002_bad': 'create table half (id int);\nselect nonsense;\n',
  });
  const failure = migrateDeploy(url, { folder });
  await expect(failure).rejects.toThrow(MigrationError);
  await expect(failure).rejects.toThrow(
    'Migration 002_bad failed at line 2: error: column "nonsense" does not exist',
  );
  const half = await withClient(url, (client) => client.query(`select to_regclass('half') as found`));
  expect(half.rows).toEqual([{ found: null }]);
  addMigration(folder, '002_bad', 'create table half (id int);');
  expect(await migrateDeploy(url, { folder })).toEqual(['002_bad']);
});

test('a changed file and a newer database are said, and stop nothing', async () => {
  const url = await emptyDatabaseUrl();
  const folder = folderWith({ '001_note': beyondPrisma, '002_more': 'create table more (id int);' });
  await migrateDeploy(url, { folder });
  addMigration(folder, '001_note', '-- other');
  rmSync(path.join(folder, 'migrations/002_more'), { recursive: true });
  const lines: string[] = [];
  expect(await migrateDeploy(url, { folder, log: (line) => lines.push(line) })).toEqual([]);
  expect(lines).toEqual([
    'Migration 001_note was changed after it was applied here.',
    'The database was used by a newer version: it has migration 002_more.',
  ]);
});
