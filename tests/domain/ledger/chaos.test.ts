import { expect, test } from 'vitest';
import { adjust, checkLedger, grant, type LedgerRef } from '#server/domain/ledger/index.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { openDatabase } from '#server/infra/database/open.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { testDatabaseUrl } from '#tests/support/database/index.ts';
import {
  type Bank,
  captureFor,
  type Holder,
  holdFor,
  many,
  openBank,
  refundFor,
  releaseFor,
  something,
} from './bank.ts';

const ACCOUNTS = 40;
const CLIENTS = 24;
const STEPS = 120;
const AMOUNTS = ['37.5', '0.000001', '1', '2.5', '0.333333', '20', '99.999999'];

/** Evenly spread numbers below 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Step = (holder: Holder, amount: string, ref: LedgerRef) => Promise<unknown>;

function stepsOf({ app }: Bank, refs: LedgerRef[]): Step[] {
  const reason = 'chaos';
  const holds: Step = (holder, amount) => {
    const ref = something();
    refs.push(ref);
    return holdFor(holder, amount, { ref });
  };
  return [
    holds,
    holds,
    holds,
    (holder, amount, ref) => holdFor(holder, amount, { ref }),
    (holder, _, ref) => captureFor(holder, ref),
    (holder, _, ref) => captureFor(holder, ref),
    (holder, _, ref) => releaseFor(holder, ref),
    (holder, _, ref) => refundFor(holder, ref),
    ({ userId }, amount) => grant(app.system, { userId, amount, reason }),
    ({ userId }, amount) => adjust(app.system, { userId, amount: `-${amount}`, reason }),
    // Begun, and thrown away with everything in it.
    ({ ctx, userId }, amount, ref) =>
      ctx.db.transaction(async (sql) => {
        await holdFor({ ctx, userId }, amount, { sql });
        await captureFor({ ctx: { ...ctx, db: { ...ctx.db, ...sql } }, userId }, ref);
        throw new Error('thrown away');
      }),
  ];
}

test('whatever many do at once, no invariant is broken at any moment', async () => {
  await using bank = await openBank();
  await using other = await testApplication();
  const crowd = openDatabase(await testDatabaseUrl(), bank.app.ports.log, 12);
  await using _ = { [Symbol.asyncDispose]: () => crowd.close() };
  const holders: Holder[] = [];
  for (const index of many(ACCOUNTS, Number)) {
    const holder = await bank.holder('100');
    const db = [bank.app.ports.db, other.ports.db, crowd][index % 3] ?? crowd;
    holders.push({ ...holder, ctx: { ...holder.ctx, db } });
  }
  const refs = many(4, something);
  const steps = stepsOf(bank, refs);
  const refusals = new Map<string, number>();

  async function client(index: number): Promise<void> {
    const random = randomFrom(index + 1);
    const oneOf = <Value>(all: readonly Value[]): Value | undefined => all[Math.floor(random() * all.length)];
    for (let step = 0; step < STEPS; step++) {
      // Half of all the steps meet at the same few accounts.
      const holder = oneOf(random() < 0.5 ? holders.slice(0, 3) : holders);
      const [act, amount, ref] = [oneOf(steps), oneOf(AMOUNTS), oneOf(refs.slice(-50))];
      if (holder === undefined || act === undefined || amount === undefined || ref === undefined) continue;
      await act(holder, amount, ref).catch((error: unknown) => {
        const { code, cause } = toDomainError(error);
        const word = cause instanceof Error && cause.message === 'thrown away' ? cause.message : code;
        refusals.set(word, (refusals.get(word) ?? 0) + 1);
      });
    }
  }

  const busy = new Set(many(CLIENTS, Number));
  const clients = [...busy].map((index) => client(index).finally(() => busy.delete(index)));
  let checks = 0;
  while (busy.size > 0) {
    expect(await checkLedger(other.ports.db)).toEqual([]);
    checks++;
  }
  await Promise.all(clients);
  expect(checks).toBeGreaterThan(3);
  expect(await checkLedger(other.ports.db)).toEqual([]);
  expect([...refusals.keys()].toSorted()).toEqual(['conflict', 'insufficient_credits', 'thrown away']);
  const kinds = await crowd.prisma.creditEntry.groupBy({ by: ['kind'], _count: true });
  expect(kinds.every(({ _count }) => _count > 20)).toBe(true);
  expect(kinds).toHaveLength(6);
}, 60_000);
