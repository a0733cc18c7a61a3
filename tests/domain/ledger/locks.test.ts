import { expect, test } from 'vitest';
import { capture, checkLedger, type LedgerRef } from '#server/domain/ledger/index.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { balanceOf, type Holder, holdFor, many, openBank, something } from './bank.ts';

test('two transactions that hold from two accounts in opposite order both succeed', async () => {
  await using bank = await openBank();
  const [kim, lee] = [await bank.holder('10'), await bank.holder('10')];
  const arrived = { kim: Promise.withResolvers<void>(), lee: Promise.withResolvers<void>() };
  let attempts = 0;
  const both = (first: Holder, second: Holder, mine: () => void, others: Promise<void>) =>
    bank.app.ports.db.transaction(async (sql) => {
      attempts++;
      await holdFor(first, '1', { sql });
      mine();
      // Each has its first account before either asks for its second: a circle, which PostgreSQL has to break.
      await others;
      await holdFor(second, '1', { sql });
    });
  await Promise.all([
    both(kim, lee, arrived.kim.resolve, arrived.lee.promise),
    both(lee, kim, arrived.lee.resolve, arrived.kim.promise),
  ]);
  expect(attempts).toBe(3);
  expect(await balanceOf(kim)).toEqual({ available: '8', held: '2' });
  expect(await balanceOf(lee)).toEqual({ available: '8', held: '2' });
  expect(await checkLedger(bank.app.ports.db)).toEqual([]);
});

test('transactions that settle the same holds of one account in opposite order wait in line, not in a circle', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('1000');
  let attempts = 0;
  const settle = (refs: readonly LedgerRef[]) =>
    bank.app.ports.db.transaction(async (sql: Sql) => {
      attempts++;
      const after = [];
      for (const ref of refs) after.push(await capture(sql, kim.ctx, ref));
      return after.filter((balance) => balance !== null).length;
    });
  for (const _ of many(20, String)) {
    const refs = many(5, something);
    for (const ref of refs) await holdFor(kim, '1', { ref });
    const backwards = refs.toReversed();
    const settled = await Promise.all([settle(refs), settle(backwards), settle(refs), settle(backwards)]);
    expect(settled.toSorted()).toEqual([0, 0, 0, 5]);
  }
  expect(attempts).toBe(80);
  expect(await balanceOf(kim)).toEqual({ available: '900', held: '0' });
});
