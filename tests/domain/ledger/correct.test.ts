import { describe, expect, test } from 'vitest';
import { adjust, checkLedger, grant, listEntries } from '#server/domain/ledger/index.ts';
import { balanceOf, type Bank, holdFor, many, openBank, outcomeOf } from './bank.ts';

async function adminOf({ app }: Bank) {
  return app.newUser({ admin: true });
}

describe('a grant', () => {
  test('adds credits and keeps who gave them, why, and on which request', async () => {
    await using bank = await openBank();
    const [admin, kim] = [await adminOf(bank), await bank.holder('1')];
    expect(await grant(admin.ctx, { userId: kim.userId, amount: '12.25', reason: ' thanks ' })).toEqual({
      available: '13.25',
      held: '0',
    });
    const stored = await bank.app.ports.db.prisma.creditEntry.findFirst({
      where: { userId: kim.userId, seq: 2 },
    });
    expect(stored).toMatchObject({
      kind: 'grant',
      actorId: admin.userId,
      reason: 'thanks',
      requestId: admin.ctx.requestId,
    });
    const [entry] = (await listEntries(kim.ctx, {})).entries;
    expect(entry).toMatchObject({ kind: 'grant', availableDelta: '12.25', reason: 'thanks' });
    expect(entry).not.toHaveProperty('actorId');
  });

  test('from the system has no person behind it', async () => {
    await using bank = await openBank();
    const kim = await bank.holder('0');
    await grant(bank.app.system, { userId: kim.userId, amount: '1', reason: 'a gift' });
    const stored = await bank.app.ports.db.prisma.creditEntry.findMany({ where: { userId: kim.userId } });
    expect(stored).toMatchObject([{ actorId: null, reason: 'a gift', seq: 1n }]);
  });

  test('never leaves more than an account holds', async () => {
    await using bank = await openBank();
    const kim = await bank.holder('999999999998.5');
    const give = (amount: string) => grant(bank.app.system, { userId: kim.userId, amount, reason: 'much' });
    await expect(give('0.500001')).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'amount: an account holds at most 999999999999 credits',
      details: { field: 'amount' },
    });
    expect(await give('0.5')).toEqual({ available: '999999999999', held: '0' });
  });
});

describe('a correction', () => {
  test('adds or takes, as a new entry with its reason', async () => {
    await using bank = await openBank();
    const [admin, kim] = [await adminOf(bank), await bank.holder('10')];
    const correct = (amount: string) => adjust(admin.ctx, { userId: kim.userId, amount, reason: 'counted' });
    expect(await correct('2.5')).toEqual({ available: '12.5', held: '0' });
    expect(await correct('-12.5')).toEqual({ available: '0', held: '0' });
    const { entries } = await listEntries(kim.ctx, {});
    expect(entries.map(({ kind, availableDelta, reason }) => [kind, availableDelta, reason])).toEqual([
      ['adjust', '-12.5', 'counted'],
      ['adjust', '2.5', 'counted'],
      ['grant', '10', ''],
    ]);
  });

  test('takes at most what is available, also when many take at once', async () => {
    await using bank = await openBank();
    const kim = await bank.holder('10');
    await holdFor(kim, '4');
    const take = (amount: string) =>
      adjust(bank.app.system, { userId: kim.userId, amount, reason: 'counted' });
    await expect(take('-6.000001')).rejects.toMatchObject({
      code: 'insufficient_credits',
      details: { needed: '6.000001', available: '6' },
    });
    const outcomes = await Promise.all(many(10, () => outcomeOf(take('-2'))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(3);
    expect(await balanceOf(kim)).toEqual({ available: '0', held: '4' });
    expect(await checkLedger(bank.app.ports.db)).toEqual([]);
  });

  test('never leaves more than an account holds', async () => {
    await using bank = await openBank();
    const kim = await bank.holder('999999999999');
    const correction = { userId: kim.userId, amount: '1', reason: 'counted' };
    expect(await outcomeOf(adjust(bank.app.system, correction))).toBe(
      'invalid_input: amount: an account holds at most 999999999999 credits',
    );
  });
});

describe.each([
  ['a grant', grant],
  ['a correction', adjust],
])('%s', (_, verb) => {
  test('is an administrator’s or the system’s, of an account that exists', async () => {
    await using bank = await openBank();
    const [admin, kim] = [await adminOf(bank), await bank.holder('1')];
    const input = { userId: kim.userId, amount: '1', reason: 'please' };
    const limited = await bank.app.apiKey(admin.ctx, { scopes: ['chat'] });
    const trying = await bank.app.apiKey(admin.ctx, { mode: 'test' });
    for (const ctx of [kim.ctx, limited.ctx, trying.ctx]) {
      expect(await outcomeOf(verb(ctx, input))).toContain('forbidden: ');
    }
    expect(await outcomeOf(verb(bank.app.contextOf({ kind: 'anonymous' }), input))).toContain(
      'unauthenticated: ',
    );
    expect(await outcomeOf(verb(admin.ctx, { ...input, userId: 2_000_000_000 }))).toBe(
      'not_found: There is no such account.',
    );
    expect(await balanceOf(kim)).toEqual({ available: '1', held: '0' });
  });

  test('reaches a user from before there were accounts, beside their sign-up credits', async () => {
    await using bank = await openBank();
    const { id } = await bank.app.ports.db.prisma.user.create({ data: { uuid: crypto.randomUUID() } });
    expect(await verb(bank.app.system, { userId: id, amount: '1.5', reason: 'late' })).toEqual({
      available: '101.5',
      held: '0',
    });
  });

  test.each([
    [{ amount: '0' }, 'amount'],
    [{ amount: '0.000000' }, 'amount'],
    [{ amount: '1.0000001' }, 'amount'],
    [{ amount: '1234567890123' }, 'amount'],
    [{ amount: '1e3' }, 'amount'],
    [{ amount: '1,5' }, 'amount'],
    [{ amount: 'NaN' }, 'amount'],
    [{ amount: '' }, 'amount'],
    [{ reason: '' }, 'reason'],
    [{ reason: '  ' }, 'reason'],
    [{ userId: 0 }, 'userId'],
    [{ userId: 3_000_000_000 }, 'userId'],
  ])('with %j is refused by its field', async (over, field) => {
    await using bank = await openBank();
    const kim = await bank.holder('1');
    const input = { userId: kim.userId, amount: '1', reason: 'why', ...over };
    await expect(verb(bank.app.system, input)).rejects.toMatchObject({ issues: [{ path: [field] }] });
    expect(await balanceOf(kim)).toEqual({ available: '1', held: '0' });
  });
});

test('a grant gives, and never takes', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('1');
  const taking = grant(bank.app.system, { userId: kim.userId, amount: '-1', reason: 'no' });
  await expect(taking).rejects.toMatchObject({ issues: [{ path: ['amount'] }] });
});
