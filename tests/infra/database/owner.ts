import { once } from 'node:events';
import { openEmbeddedPostgres } from '#server/infra/database/embedded/index.ts';

/** A program that owns the embedded PostgreSQL in a directory until SIGTERM, and says what it sees. `held`: from SIGUSR2 on. */
const [dir = '', held] = process.argv.slice(2);
if (held === 'held') {
  // A signal alone keeps no process alive.
  const alive = setInterval(() => undefined, 60_000);
  const told = once(process, 'SIGUSR2');
  console.log('loaded');
  await told;
  clearInterval(alive);
}
const postgres = await openEmbeddedPostgres({
  dir,
  log: (line) => console.log(`log: ${line}`),
  durable: false,
});
console.log(`open ${postgres.adopted ? 'adopted' : 'started'} ${postgres.url('postgres')}`);
await once(process, 'SIGTERM');
await postgres.stop();
console.log('stopped');
