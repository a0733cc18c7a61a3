import { parentPort, workerData } from 'node:worker_threads';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Pool } from 'pg';
import { comparison } from './engine.ts';
import { openSchemaEngine } from './open-schema-engine.ts';

const { url, migrations, schema } = comparison.parse(workerData);
const list: MigrationList = {
  baseDir: 'migrations',
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  })),
};
const pool = new Pool({ connectionString: url, max: 2 });
try {
  const engine = await openSchemaEngine(pool);
  const { stdout } = await engine.diff({
    from: list.migrationDirectories.length > 0 ? { tag: 'migrations', ...list } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: schema },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origins
  parentPort?.postMessage(stdout ?? '');
} finally {
  // The engine leaves its advisory lock to its connection, and a 10-second timer to its thread.
  await pool.end();
}
process.exit();
