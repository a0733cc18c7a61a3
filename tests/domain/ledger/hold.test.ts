import { expect, test } from 'vitest';
import { checkLedger, listEntries } from '#server/domain/ledger/index.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { balanceOf, holdFor, many, openBank, outcomeOf, something } from './bank.ts';

test('of 64 requests in two processes that race for the last credit one is accepted', async () => {
  await using bank = await openBank();
  await using other = await testApplication();
  const kim = await bank.holder('1');
  const elsewhere = { ...kim, ctx: { ...kim.ctx, db: other.ports.db } };
  const outcomes = await Promise.all(
    many(64, (index) => outcomeOf(holdFor(index % 2 === 0 ? kim : elsewhere, '1'))),
  );
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'insufficient_credits: Insufficient credits')).toHaveLength(
    63,
  );
  expect(await balanceOf(kim)).toEqual({ available: '0', held: '1' });
  expect(await checkLedger(bank.app.ports.db)).toEqual([]);
});

test('a hold moves credits from available to held and says what is left', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('100');
  expect(await holdFor(kim, '37.5')).toEqual({ available: '62.5', held: '37.5' });
  expect(await holdFor(kim, '0.000001')).toEqual({ available: '62.499999', held: '37.500001' });
  expect(await holdFor(kim, '62.499999')).toEqual({ available: '0', held: '100' });
});

test('whoever has too little is told how much is needed and how much there is', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('37.499999');
  await expect(holdFor(kim, '37.5')).rejects.toMatchObject({
    code: 'insufficient_credits',
    message: 'Insufficient credits',
    details: { needed: '37.5', available: '37.499999' },
  });
  expect(await balanceOf(kim)).toEqual({ available: '37.499999', held: '0' });
  expect((await listEntries(kim.ctx, {})).entries).toHaveLength(1);
});

test('a price of nothing holds nothing, also where nothing is available', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('0');
  for (const nothing of ['0', '0.0', '0.000000']) {
    expect(await holdFor(kim, nothing)).toEqual({ available: '0', held: '0' });
  }
  expect((await listEntries(kim.ctx, {})).entries).toEqual([]);
  expect(await bank.app.ports.db.prisma.creditHold.count({ where: { userId: kim.userId } })).toBe(0);
});

test('what is refused takes the rest of its transaction along', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('5');
  const both = kim.ctx.db.transaction(async (sql) => {
    await holdFor(kim, '3', { sql });
    await holdFor(kim, '3', { sql });
  });
  await expect(both).rejects.toMatchObject({ details: { needed: '3', available: '2' } });
  expect(await balanceOf(kim)).toEqual({ available: '5', held: '0' });
});

test('nothing is held twice for the same thing', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('5');
  const ref = something();
  const codes = await Promise.all(
    many(8, () =>
      holdFor(kim, '1', { ref }).then(
        () => 'done',
        (error: unknown) => toDomainError(error).code,
      ),
    ),
  );
  expect(codes.toSorted()).toEqual([...many(7, () => 'conflict'), 'done']);
  expect(await balanceOf(kim)).toEqual({ available: '4', held: '1' });
});

test('more places than a credit has are rounded once, so that nothing drifts', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('100');
  expect(await holdFor(kim, '0.0000015')).toEqual({ available: '99.999998', held: '0.000002' });
  expect(await checkLedger(bank.app.ports.db)).toEqual([]);
});

test('nobody holds less than nothing, or as nobody', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('10');
  await holdFor(kim, '5');
  await expect(holdFor(kim, '-5')).rejects.toThrow('credit_holds_within_amount');
  await expect(holdFor({ ...kim, userId: 2_000_000_000 }, '1')).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(await balanceOf(kim)).toEqual({ available: '5', held: '5' });
});

test('how the price came about and which request it was stay with the hold', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('5');
  const ref = something();
  await holdFor(kim, '2', { ref });
  const { prisma } = bank.app.ports.db;
  expect(await prisma.creditHold.findFirst({ where: { refId: ref.id } })).toMatchObject({
    userId: kim.userId,
    refType: 'test',
    status: 'open',
    price: { model: 'test' },
  });
  expect(await prisma.creditEntry.findFirst({ where: { refId: ref.id } })).toMatchObject({
    kind: 'hold',
    requestId: kim.ctx.requestId,
    actorId: null,
    reason: '',
  });
});
