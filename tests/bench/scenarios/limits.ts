import { takeRequest } from '#server/domain/limits/index.ts';
import { openDatabase, type OpenDatabase } from '#server/infra/database/open.ts';
import { createLogger } from '#server/infra/log/create-logger.ts';
import type { UserActor } from '#server/kernel/actor.ts';
import { checked, load } from '../load.ts';
import { ms, type Row, type Scenario, times } from '../scenario.ts';
import { makeSessions } from '../sessions.ts';
import { median, quantile } from '../statistics.ts';

const CLIENTS = 10;
const USERS = 200;

type Figures = Record<
  'bare' | 'hot' | 'spread' | 'refused' | 'alone',
  { perSecond: number; p50: number; p99: number }
> & { firstMs: number };

/**
 * How many requests can be counted a second, of one user and of many, over statements that do nothing at all; and what
 * counting one takes, beside the time to a reply's first token.
 */
export const limits: Scenario = {
  name: 'limits',
  async run({ databaseUrl, targets }, quick) {
    const log = createLogger('silent');
    const db = openDatabase(databaseUrl, log, CLIENTS);
    const emptied = { ...contextOf(db, log), clock: { now: () => new Date(0) } };
    const forMs = quick ? 1_000 : 3_000;
    const rounds: Figures[] = [];
    const sessions = await makeSessions(targets.greenroom, 100, 20);
    const replies = { streams: 1, tokens: 8, rate: 1000, until: { replies: 100 }, sessions };
    try {
      await count(emptied, 0, 9_000);
      for (let round = 0; round < (quick ? 1 : 3); round++) {
        rounds.push({
          bare: await measure(forMs, () => db.query(NOTHING, [])),
          hot: await measure(forMs, () => granted(contextOf(db, log), 1)),
          spread: await measure(forMs, (index) => granted(contextOf(db, log), 2 + (index % USERS))),
          refused: await measure(forMs, () => count(emptied, 0, 1)),
          alone: await measure(1_000, () => granted(contextOf(db, log), 1), 1),
          firstMs: quantile((await load(targets.greenroom, replies)).firstMs, 0.5),
        });
      }
    } finally {
      await db.close();
    }
    return rowsOf(rounds);
  },
};

const NOTHING = { name: 'nothing', text: 'SELECT 1' };

/** Time runs a thousand times as fast, so that nobody is ever refused. */
function contextOf(db: OpenDatabase, log: ReturnType<typeof createLogger>) {
  return { db, log, address: '', clock: { now: () => new Date(performance.now() * 1_000) } };
}

function count(ctx: ReturnType<typeof contextOf>, user: number, cost: number) {
  const actor: UserActor = {
    kind: 'user',
    // No user's: these are the bench's own.
    userId: -1 - user,
    uuid: '',
    role: 'user',
    plan: 'scale',
    via: 'api-key',
    applicationId: 1,
    scopes: null,
    sandboxOnly: false,
  };
  return takeRequest({ ...ctx, actor }, { operation: 'bench', cost });
}

async function granted(ctx: ReturnType<typeof contextOf>, user: number): Promise<void> {
  const allowance = await count(ctx, user, 1);
  if (allowance?.granted !== true) checked.failures.push('limits: a request was not counted');
}

/** Each of the clients begins again as soon as it is answered. */
async function measure(forMs: number, act: (index: number) => Promise<unknown>, clients = CLIENTS) {
  const began = performance.now();
  const took: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let at = performance.now(); at - began < forMs; at = performance.now()) {
        await act(took.length);
        took.push(performance.now() - at);
        // What needs no database must not keep the clock from being looked at.
        if (took.length % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    }),
  );
  const perSecond = (took.length * 1_000) / (performance.now() - began);
  return { perSecond, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}

function rowsOf(rounds: readonly Figures[]): Row[] {
  type Counted = Exclude<keyof Figures, 'firstMs'>;
  const over = (name: Counted, figure: 'perSecond' | 'p50' | 'p99') =>
    median(rounds.map((round) => round[name][figure]));
  const ratio = (name: Counted) =>
    times(median(rounds.map((round) => round[name].perSecond / round.bare.perSecond)));
  const told = (name: Counted) =>
    `${over(name, 'perSecond').toFixed(0)} (${ratio(name)} of bare statements; ${ms(over(name, 'p50'))}, p99 ${ms(over(name, 'p99'))})`;
  const share = times(median(rounds.map((round) => round.alone.p50 / round.firstMs)));
  return [
    {
      figure: `Bare statements a second, ${CLIENTS} clients`,
      greenroom: `${over('bare', 'perSecond').toFixed(0)} (${ms(over('bare', 'p50'))}, p99 ${ms(over('bare', 'p99'))})`,
    },
    { figure: 'Requests counted a second, one user', greenroom: told('hot') },
    { figure: `Requests counted a second, ${USERS} users`, greenroom: told('spread') },
    {
      figure: 'Requests refused a second, without the database',
      greenroom: over('refused', 'perSecond').toFixed(0),
    },
    {
      figure: 'Counting one request, nothing else going on, p50',
      greenroom: `${ms(over('alone', 'p50'))} (${share} of the time to a first token)`,
    },
  ];
}
