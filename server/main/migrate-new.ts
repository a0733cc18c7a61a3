import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openEmbeddedPostgres } from '#server/infra/database/embedded/index.ts';
import { diffMigrations, prismaFolder } from '#server/infra/database/migrate/index.ts';
import { loadConfig } from '#server/kernel/config.ts';

/** `npm run migrate:new -- NAME` writes the SQL from the migrations to the schema; `-- --check` only says if any is missing. */
const [name] = process.argv.slice(2);
const check = name === '--check';
if (name === undefined || !(check || /^[a-z0-9_]+$/.test(name))) {
  console.error(
    'Usage: npm run migrate:new -- NAME (small letters, digits and _), or npm run migrate:new -- --check',
  );
  process.exit(2);
}

const { dataDir } = loadConfig(process.env);
const postgres = await openEmbeddedPostgres({ dir: path.join(dataDir, 'postgres'), log: console.error });
try {
  const sql = await diffMigrations((database) => postgres.url(database));
  if (sql === undefined) console.log('The migrations lead to the schema: nothing to do.');
  else if (check) {
    console.error(
      `The migrations do not lead to the schema. Run \`npm run migrate:new -- NAME\`. Missing:\n\n${sql}`,
    );
    process.exitCode = 1;
  } else console.log(write(name, sql));
} finally {
  await postgres.stop();
}

function write(label: string, sql: string): string {
  const moment = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const dir = path.join(prismaFolder, 'migrations', `${moment}_${label}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, 'migration.sql'), sql);
  return `Wrote ${path.relative(process.cwd(), dir)}/migration.sql: read it, and add by hand what the schema cannot say.`;
}
