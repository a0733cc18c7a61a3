import { expect, test } from 'vitest';
import { lastLedgerCheck, watchLedger } from '#server/domain/ledger/index.ts';
import type { LogFields, Sql } from '#server/kernel/ports.ts';
import { openBank } from './bank.ts';

async function watched() {
  const bank = await openBank();
  const kim = await bank.holder('1');
  let time = Date.parse('2026-11-28T12:00:00Z');
  let checks = 0;
  const errors: [string, LogFields | undefined][] = [];
  const { db, log } = bank.app.ports;
  const ctx = {
    db: {
      ...db,
      transaction: async <Result>(work: (sql: Sql) => Promise<Result>) => {
        checks++;
        // A dear check: it takes three seconds.
        time += 3_000;
        return db.transaction(work);
      },
    },
    clock: { now: () => new Date(time) },
    log: { ...log, error: (event: string, fields?: LogFields) => void errors.push([event, fields]) },
  };
  return {
    kim,
    ctx,
    db,
    errors,
    checks: () => checks,
    pass: (ms: number) => {
      time += ms;
    },
    [Symbol.asyncDispose]: () => bank[Symbol.asyncDispose](),
  };
}

test('the result of the last check is kept; before the first there is none', async () => {
  await using it = await watched();
  expect(lastLedgerCheck(it.ctx)).toBeNull();
  await watchLedger(it.ctx);
  expect(lastLedgerCheck(it.ctx)).toEqual({
    checkedAt: '2026-11-28T12:00:03.000Z',
    tookMs: 3_000,
    violations: [],
  });
  expect(it.errors).toEqual([]);
});

test('a check that took long is repeated only when a hundred times as long has passed', async () => {
  await using it = await watched();
  await watchLedger(it.ctx);
  it.pass(299_999);
  await watchLedger(it.ctx);
  expect(it.checks()).toBe(1);
  it.pass(1);
  await watchLedger(it.ctx);
  expect(it.checks()).toBe(2);
});

test('what is wrong is logged as an error, with the count and without anybody’s amounts, until it is put right', async () => {
  await using it = await watched();
  const drift = async (by: string) => {
    const text = `UPDATE credit_accounts SET available = available + ${by} WHERE user_id = $1`;
    await it.db.query({ name: `drift ${by}`, text }, [it.kim.userId]);
  };
  await drift('0.000001');
  await watchLedger(it.ctx);
  expect(it.errors).toEqual([
    [
      'ledger.violations',
      {
        count: 2,
        invariant: 'a balance is the sum of its entries',
        example: `user ${it.kim.userId}`,
      },
    ],
  ]);
  expect(lastLedgerCheck(it.ctx)?.violations).toHaveLength(2);
  await drift('-0.000001');
  it.pass(300_000);
  await watchLedger(it.ctx);
  expect(it.errors).toHaveLength(1);
  expect(lastLedgerCheck(it.ctx)?.violations).toEqual([]);
});
