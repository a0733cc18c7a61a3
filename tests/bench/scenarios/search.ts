import { searchMessages } from '#server/domain/search/index.ts';
import { withClient } from '#server/infra/database/migrate/index.ts';
import { openDatabase, type OpenDatabase } from '#server/infra/database/open.ts';
import { createLogger } from '#server/infra/log/create-logger.ts';
import type { UserActor } from '#server/kernel/actor.ts';
import { bulkMessages } from '#tests/support/database/stored-in-bulk.ts';
import { checked } from '../load.ts';
import { ms, type Scenario, times } from '../scenario.ts';
import { quantile } from '../statistics.ts';

const USERS = 4;
const QUESTIONS: readonly [text: string, finds: boolean][] = [
  ['the', true],
  ['w', true],
  ['word17 question', true],
  ['rare', true],
  ['"question of" v3', true],
  ['the question -word1', true],
  ['word1 v1 v2', true],
  ['nobody said this', false],
];

/** One user's searches in their 50,000 messages among 200,000, beside a look-up of one row by its key. */
export const search: Scenario = {
  name: 'search',
  async run({ databaseUrl }, quick) {
    const each = quick ? 5000 : 50_000;
    const db = openDatabase(databaseUrl, createLogger('silent'));
    try {
      const userId = await store(db, databaseUrl, each);
      const taken = await measure(db, userId, quick ? 3 : 40);
      const [key, all] = [quantile(taken.key, 0.5), taken.searches.flatMap(({ took }) => took)];
      const p95 = quantile(all, 0.95);
      const figure = `Search in ${each.toLocaleString('en')} messages of one user among ${(each * USERS).toLocaleString('en')}`;
      const rows = taken.searches.map(({ text, took }) => ({
        figure: `“${text}”, p50 and p95`,
        greenroom: `${ms(quantile(took, 0.5))}, ${ms(quantile(took, 0.95))}`,
      }));
      return [
        {
          figure: `${figure}, p50`,
          greenroom: `${ms(quantile(all, 0.5))} (${times(quantile(all, 0.5) / key)} of a look-up by key)`,
        },
        { figure: `${figure}, p95`, greenroom: ms(p95), goal: { text: '≤ 50 ms', met: p95 <= 50 } },
        ...rows,
      ];
    } finally {
      await db.close();
    }
  },
};

const MAKE_USERS = {
  name: 'make-search-users',
  text: `INSERT INTO users (uuid) SELECT gen_random_uuid()::text FROM generate_series(1, $1) RETURNING id`,
};
const LOOK_UP = { name: 'bench-look-up', text: 'SELECT id, uuid FROM users WHERE id = $1' };

async function store(db: OpenDatabase, databaseUrl: string, each: number): Promise<number> {
  const users = await db.query<{ id: number }>(MAKE_USERS, [USERS]);
  await withClient(databaseUrl, async (client) => {
    for (const { id } of users) await bulkMessages(client, id, each, 25);
    await client.query('VACUUM ANALYZE search_entries, messages, conversations');
  });
  return users[0]?.id ?? 0;
}

type Taken = { key: number[]; searches: { text: string; took: number[] }[] };

async function measure(db: OpenDatabase, userId: number, rounds: number): Promise<Taken> {
  const actor = actorOf(userId);
  const taken: Taken = { key: [], searches: QUESTIONS.map(([text]) => ({ text, took: [] })) };
  for (let round = -2; round < rounds; round++) {
    const lookUp = await timed(() => db.query(LOOK_UP, [userId]));
    if (round >= 0) taken.key.push(lookUp.took);
    for (const [index, [text, finds]] of QUESTIONS.entries()) {
      const { took, result } = await timed(() => searchMessages({ db, actor }, { text, limit: 20 }));
      if (result.messages.length > 0 !== finds) checked.failures.push(`search: ${text}`);
      if (round >= 0) taken.searches[index]?.took.push(took);
    }
  }
  return taken;
}

async function timed<Result>(act: () => Promise<Result>): Promise<{ took: number; result: Result }> {
  const began = performance.now();
  const result = await act();
  return { took: performance.now() - began, result };
}

function actorOf(userId: number): UserActor {
  const unlimited = { scopes: null, sandboxOnly: false, applicationId: 1 };
  return { kind: 'user', userId, uuid: '', role: 'user', plan: 'free', via: 'session', ...unlimited };
}
