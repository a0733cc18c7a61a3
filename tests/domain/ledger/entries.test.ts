import { expect, test } from 'vitest';
import { checkLedger, type EntryView, grant, listEntries } from '#server/domain/ledger/index.ts';
import { balanceOf, captureFor, holdFor, many, openBank, releaseFor, something } from './bank.ts';

test.each([
  ['UPDATE', 'UPDATE credit_entries SET reason = reason'],
  ['DELETE', 'DELETE FROM credit_entries'],
  ['TRUNCATE', 'TRUNCATE credit_entries'],
  ['TRUNCATE of what they belong to', 'TRUNCATE users CASCADE'],
])('entries refuse %s', async (_, text) => {
  await using bank = await openBank();
  await bank.holder('1');
  const { db } = bank.app.ports;
  const before = await db.prisma.creditEntry.count();
  expect(before).toBeGreaterThan(0);
  await expect(db.query({ name: `change ${text}`, text }, [])).rejects.toThrow(
    'credit_entries is append-only',
  );
  expect(await db.prisma.creditEntry.count()).toBe(before);
});

test('an account goes with nobody: whoever has one cannot be deleted unnoticed', async () => {
  await using bank = await openBank();
  const { userId } = await bank.holder('1');
  await expect(bank.app.ports.db.prisma.user.delete({ where: { id: userId } })).rejects.toMatchObject({
    code: 'P2003',
  });
});

test('entries are listed newest first, page by page, each once, and only to their owner', async () => {
  await using bank = await openBank();
  const [kim, other] = [await bank.holder('100'), await bank.holder('100')];
  for (const person of [kim, other]) for (const _ of many(11, String)) await holdFor(person, '1');
  const seen: EntryView[] = [];
  for (let cursor: number | null = null; ; ) {
    const page = await listEntries(kim.ctx, { limit: 5, cursor });
    seen.push(...page.entries);
    // What comes in meanwhile is above the pages and moves none of them.
    await holdFor(kim, '1');
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  expect(seen.map(({ seq }) => seq)).toEqual(many(12, (index) => 12 - index));
  expect(seen[0]).toEqual({
    seq: 12,
    kind: 'hold',
    availableDelta: '-1',
    heldDelta: '1',
    availableAfter: '89',
    heldAfter: '11',
    ref: { type: 'test', id: expect.any(String) },
    about: null,
    reason: '',
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
  });
  const exactly = await listEntries(other.ctx, { limit: 12 });
  expect([exactly.entries.length, exactly.nextCursor]).toEqual([12, null]);
});

test('entries are nobody’s who is not signed in', async () => {
  await using bank = await openBank();
  const nobody = bank.app.contextOf({ kind: 'anonymous' });
  await expect(listEntries(nobody, {})).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('37.5 and a third of nothing stay exact over thousands of operations', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('0.1');
  const third = '0.333333';
  await Promise.all(
    many(800, async () => {
      await grant(bank.app.system, { userId: kim.userId, amount: '37.833333', reason: 'more' });
      const [paid, returned] = [something(), something()];
      await holdFor(kim, '37.5', { ref: paid });
      await captureFor(kim, paid);
      await holdFor(kim, third, { ref: returned });
      await releaseFor(kim, returned);
    }),
  );
  // 0.1 + 800 × 0.333333, which no float sum gives.
  expect(await balanceOf(kim)).toEqual({ available: '266.7664', held: '0' });
  expect(await checkLedger(bank.app.ports.db)).toEqual([]);
}, 60_000);
