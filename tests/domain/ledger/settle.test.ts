import { describe, expect, test } from 'vitest';
import { checkLedger, listEntries } from '#server/domain/ledger/index.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { balanceOf, captureFor, holdFor, many, openBank, refundFor, releaseFor, something } from './bank.ts';

test('of 32 who settle one hold in two processes, one wins, for each of 150 holds', async () => {
  await using bank = await openBank();
  await using other = await testApplication();
  const kim = await bank.holder('1000');
  const elsewhere = { ...kim, ctx: { ...kim.ctx, db: other.ports.db } };
  const refs = many(150, something);
  await Promise.all(refs.map((ref) => holdFor(kim, '1.7', { ref })));
  /** In tenths of a credit. */
  let charged = 0;
  for (const ref of refs) {
    const settled = await Promise.all(
      many(32, async (index) => {
        const who = index % 3 === 0 ? kim : elsewhere;
        const captures = index % 2 === 0;
        const after = await (captures ? captureFor(who, ref) : releaseFor(who, ref));
        return after === null ? [] : [captures];
      }),
    );
    expect(settled.flat()).toHaveLength(1);
    if (settled.flat()[0] === true) charged += 17;
  }
  expect(await balanceOf(kim)).toEqual({ available: String((10_000 - charged) / 10), held: '0' });
  expect(await checkLedger(bank.app.ports.db)).toEqual([]);
}, 60_000);

describe('a hold that is settled', () => {
  test('stays as it was settled: a second time changes nothing and says so', async () => {
    await using bank = await openBank();
    const kim = await bank.holder('10');
    const [paid, returned] = [something(), something()];
    await holdFor(kim, '4', { ref: paid });
    await holdFor(kim, '3', { ref: returned });
    expect(await captureFor(kim, paid)).toEqual({ available: '3', held: '3' });
    expect(await releaseFor(kim, returned)).toEqual({ available: '6', held: '0' });
    for (const ref of [paid, returned]) {
      expect([await captureFor(kim, ref), await releaseFor(kim, ref)]).toEqual([null, null]);
    }
    expect(await refundFor(kim, returned)).toBeNull();
    expect(await balanceOf(kim)).toEqual({ available: '6', held: '0' });
    expect(await checkLedger(bank.app.ports.db)).toEqual([]);
  });

  test('tells when, and what it came to', async () => {
    await using bank = await openBank();
    const kim = await bank.holder('10');
    const ref = something();
    await holdFor(kim, '4.5', { ref });
    await captureFor(kim, ref);
    const found = await bank.app.ports.db.prisma.creditHold.findFirst({ where: { refId: ref.id } });
    expect(found).toMatchObject({ status: 'captured', settledAt: expect.any(Date) });
    expect(found?.captured.toString()).toBe('4.5');
  });

  test('says nothing about what was never held', async () => {
    await using bank = await openBank();
    const kim = await bank.holder('10');
    const ref = something();
    expect([await captureFor(kim, ref), await releaseFor(kim, ref), await refundFor(kim, ref)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('a refund', () => {
  test('gives back what was charged, once, however many ask, as an entry of its own', async () => {
    await using bank = await openBank();
    const kim = await bank.holder('40');
    const ref = something();
    await holdFor(kim, '37.5', { ref });
    expect(await refundFor(kim, ref)).toBeNull();
    await captureFor(kim, ref);
    const refunds = await Promise.all(many(20, () => refundFor(kim, ref)));
    expect(refunds.filter((balance) => balance !== null)).toEqual([{ available: '40', held: '0' }]);
    expect(await captureFor(kim, ref)).toBeNull();
    const { entries } = await listEntries(kim.ctx, {});
    expect(entries.map(({ kind, availableDelta, heldDelta }) => [kind, availableDelta, heldDelta])).toEqual([
      ['refund', '37.5', '0'],
      ['capture', '0', '-37.5'],
      ['hold', '-37.5', '37.5'],
      ['grant', '40', '0'],
    ]);
    expect(await checkLedger(bank.app.ports.db)).toEqual([]);
  });
});
