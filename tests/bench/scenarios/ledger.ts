import { checkLedger, hold, openAccount } from '#server/domain/ledger/index.ts';
import { openDatabase, type OpenDatabase } from '#server/infra/database/open.ts';
import { createLogger } from '#server/infra/log/create-logger.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { newId } from '#server/kernel/ids.ts';
import { checked } from '../load.ts';
import { ms, type Row, type Scenario, times } from '../scenario.ts';
import { median } from '../statistics.ts';

const CLIENTS = 16;
const ACCOUNTS = 200;

type Rates = Record<'bare' | 'hot' | 'spread', number>;

/** How many credits can be held a second from one account and from many, over rows that PostgreSQL can commit at all. */
export const ledger: Scenario = {
  name: 'ledger',
  async run({ databaseUrl }, quick) {
    const db = openDatabase(databaseUrl, createLogger('silent'), CLIENTS);
    try {
      const users = await makeUsers(db);
      const rounds: Rates[] = [];
      for (let round = 0; round < (quick ? 1 : 3); round++) {
        const forMs = quick ? 1500 : 3000;
        rounds.push({
          bare: await perSecond(forMs, () => db.query(BARE_INSERT, ['a row of about the size of an entry'])),
          hot: await perSecond(forMs, () => holdOne(db, users[0] ?? 0)),
          spread: await perSecond(forMs, (index) => holdOne(db, users[index % ACCOUNTS] ?? 0)),
        });
      }
      return [...rowsOf(rounds), await check(db)];
    } finally {
      await db.close();
    }
  },
};

const BARE_INSERT = { name: 'bare-insert', text: 'INSERT INTO bench_rows (text) VALUES ($1)' };
const CREATE = {
  name: 'create-bench-rows',
  text: 'CREATE TABLE bench_rows (id bigserial PRIMARY KEY, text text NOT NULL)',
};
const USERS = {
  name: 'make-bench-users',
  text: `INSERT INTO users (uuid) SELECT gen_random_uuid()::text FROM generate_series(1, $1) RETURNING id`,
};

async function makeUsers(db: OpenDatabase): Promise<number[]> {
  await db.query(CREATE, []);
  const users = await db.query<{ id: number }>(USERS, [ACCOUNTS]);
  for (const { id } of users) await openAccount(db, id, '100000000');
  return users.map(({ id }) => id);
}

const context = { config: loadConfig({}), requestId: 'bench' };

async function holdOne(db: OpenDatabase, userId: number): Promise<void> {
  const ref = { type: 'bench', id: newId() };
  await hold(db, context, { userId, amount: '37.5', ref, price: { model: 'bench' } });
}

/** How often `act` ends a second, when each of the clients begins again as soon as it is answered. */
async function perSecond(forMs: number, act: (index: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() - began < forMs) await act(count++);
    }),
  );
  return (count / (performance.now() - began)) * 1000;
}

function rowsOf(rounds: readonly Rates[]): Row[] {
  const over = (name: keyof Rates) => median(rounds.map((rates) => rates[name]));
  const ofBare = (name: keyof Rates) => times(median(rounds.map((rates) => rates[name] / rates.bare)));
  const held = (name: keyof Rates) => `${over(name).toFixed(0)} (${ofBare(name)} of the bare rows)`;
  return [
    { figure: `Bare rows committed a second, ${CLIENTS} clients`, greenroom: over('bare').toFixed(0) },
    { figure: 'Holds of credits a second, one account', greenroom: held('hot') },
    { figure: `Holds of credits a second, ${ACCOUNTS} accounts`, greenroom: held('spread') },
  ];
}

/** A ledger that is wrong after all this counts as a wrong reply. */
async function check(db: OpenDatabase): Promise<Row> {
  const entries = await db.prisma.creditEntry.count();
  const began = performance.now();
  const violations = await checkLedger(db);
  const took = performance.now() - began;
  for (const { invariant, count } of violations) checked.failures.push(`ledger: ${invariant}: ${count}`);
  return {
    figure: `Check of the whole ledger, ${entries.toLocaleString('en')} entries`,
    greenroom: ms(took),
  };
}
