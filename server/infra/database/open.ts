import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '#prisma/generated/client.ts';
import type { Database, Logger, Sql } from '#server/kernel/ports.ts';
import { retryVictims } from './retry-victims.ts';

const RELAXED_CONNECTIONS = 1;
const LONGEST_IDLE_MS = 60_000;
/** No disk has an arm any more: PostgreSQL's own figure has it read a whole table where an index would do. */
const RANDOM_READS = '-c random_page_cost=1.1';

export type OpenDatabase = Database & {
  /** For what needs a connection of its own, such as LISTEN. */
  connectionString: string;
  close(): Promise<void>;
};

/** One pool for Prisma and for prepared SQL, and a connection whose commits do not wait for the disk. */
export function openDatabase(connectionString: string, log: Logger, connections = 10): OpenDatabase {
  // A process that freezes in a transaction must not keep its locks for ever.
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    idle_in_transaction_session_timeout: LONGEST_IDLE_MS,
    options: RANDOM_READS,
  });
  const relaxedPool = new pg.Pool({
    connectionString,
    max: RELAXED_CONNECTIONS,
    options: `${RANDOM_READS} -c synchronous_commit=off`,
  });
  // Without a listener an idle connection's loss (a database restart) would end the process.
  for (const each of [pool, relaxedPool])
    each.on('error', (error) => log.warn('database.connection-lost', { reason: error.message }));
  const direct = sqlOf(pool);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    connectionString,
    prisma,
    // A statement by itself is a transaction too, and can be a victim.
    query: (statement, values) => retryVictims(() => direct.query(statement, values)),
    relaxed: sqlOf(relaxedPool),
    transaction: (work) => retryVictims(() => inTransaction(pool, work)),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), relaxedPool.end()]);
    },
  };
}

const clients = new WeakMap<Sql, pg.PoolClient>();

/** The connection of a transaction's `sql`, for adapters that bring SQL of their own. */
export function clientOf(sql: Sql): pg.PoolClient {
  const client = clients.get(sql);
  if (client === undefined) throw new Error('This is not the Sql of a transaction.');
  return client;
}

function sqlOf(runner: pg.Pool | pg.PoolClient): Sql {
  return {
    async query<Row>(statement: { name: string; text: string }, values: readonly unknown[]): Promise<Row[]> {
      const result = await runner.query({ ...statement, values: [...values] });
      return asRows<Row>(result.rows);
    },
  };
}

/** The caller's row type describes the columns of its own statement, which tests run against PostgreSQL. */
function asRows<Row>(rows: unknown[]): Row[] {
  return rows as Row[];
}

async function inTransaction<Result>(pool: pg.Pool, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  // The pool listens only while a connection is idle; an unheard error would end the process.
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    const sql = sqlOf(client);
    clients.set(sql, client);
    const result = await work(sql);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(onError);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
