import { once } from 'node:events';
import { openEmbeddedPostgres } from '#server/infra/database/embedded/index.ts';

/** A program that owns the embedded PostgreSQL in a directory until SIGTERM, and says what it sees. */
const [dir = ''] = process.argv.slice(2);
const postgres = await openEmbeddedPostgres({
  dir,
  log: (line) => console.log(`log: ${line}`),
  durable: false,
});
console.log(`open ${postgres.adopted ? 'adopted' : 'started'} ${postgres.url('postgres')}`);
await once(process, 'SIGTERM');
await postgres.stop();
console.log('stopped');
