import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DatabaseStartError, openEmbeddedPostgres } from '#server/infra/database/embedded/index.ts';
import { withClient } from '#server/infra/database/migrate/index.ts';
import { memoryDir } from '#tests/support/database/index.ts';
import { processesWith } from '#tests/support/processes-with.ts';

const log = () => undefined;

function temporaryDir(): string {
  const { dir } = memoryDir();
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

test('data that PostgreSQL refuses ends in an error with its own words, and in no process', async () => {
  const dir = temporaryDir();
  mkdirSync(path.join(dir, 'data'), { mode: 0o700 });
  writeFileSync(path.join(dir, 'data', 'PG_VERSION'), '9.6\n');
  const failure = openEmbeddedPostgres({ dir, log, durable: false });
  await expect(failure).rejects.toThrow(DatabaseStartError);
  await expect(failure).rejects.toThrow(/did not start[^]*DATABASE_URL[^]*postgres/);
  expect(processesWith(dir)).toEqual([]);
});

test('the password is readable by its owner only, and does not appear in the log', async () => {
  const dir = temporaryDir();
  const postgres = await openEmbeddedPostgres({ dir, log, durable: false });
  await postgres.stop();
  const file = path.join(dir, 'password');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  expect(readFileSync(path.join(dir, 'postgres.log'), 'utf8')).not.toContain(
    readFileSync(file, 'utf8').trim(),
  );
});

test('kept data is durable, and statements stay out of the log', async () => {
  const dir = temporaryDir();
  const postgres = await openEmbeddedPostgres({ dir, log });
  onTestFinished(() => postgres.stop());
  const settings = await withClient(postgres.url('postgres'), async (client) => {
    await client.query(`select 'a secret' from nowhere`).catch(() => undefined);
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name = any($1)`,
      [
        [
          'fsync',
          'synchronous_commit',
          'full_page_writes',
          'max_connections',
          'jit',
          'unix_socket_directories',
        ],
      ],
    );
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  });
  expect(settings).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: '100',
    jit: 'off',
    unix_socket_directories: '',
  });
  expect(readFileSync(path.join(dir, 'postgres.log'), 'utf8')).not.toContain('a secret');
});
