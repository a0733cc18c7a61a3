import { expect, test } from 'vitest';
import { hold, listEntries, readCharges } from '#server/domain/ledger/index.ts';
import { captureFor, holdFor, openBank, refundFor, releaseFor, something } from './bank.ts';

test('what stays charged is known of what is settled, and of nothing else', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('150');
  const [charged, cancelled, refunded, open] = [something(), something(), something(), something()];
  for (const ref of [charged, cancelled, refunded, open]) await holdFor(kim, '37.5', { ref });
  await captureFor(kim, charged);
  await releaseFor(kim, cancelled);
  await captureFor(kim, refunded);
  await refundFor(kim, refunded);
  const ids = [charged, cancelled, refunded, open].map(({ id }) => id);
  expect(await readCharges(kim.ctx.db, 'test', ids)).toEqual(
    new Map([
      [charged.id, '37.5'],
      [cancelled.id, '0'],
      [refunded.id, '0'],
    ]),
  );
  expect(await readCharges(kim.ctx.db, 'other', ids)).toEqual(new Map());
  expect(await readCharges(kim.ctx.db, 'test', [])).toEqual(new Map());
});

test('an entry tells what it is for, as far as its hold says', async () => {
  await using bank = await openBank();
  const kim = await bank.holder('100');
  const order = { userId: kim.userId, amount: '25', ref: something() };
  await hold(kim.ctx.db, kim.ctx, { ...order, price: { model: 'veo2', kind: 'video', credits: '25' } });
  await captureFor(kim, order.ref);
  const { entries } = await listEntries(kim.ctx, {});
  expect(entries.map(({ kind, about }) => [kind, about])).toEqual([
    ['capture', { kind: 'video', model: 'veo2' }],
    ['hold', { kind: 'video', model: 'veo2' }],
    ['grant', null],
  ]);
});
