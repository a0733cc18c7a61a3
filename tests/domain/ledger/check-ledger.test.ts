import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLedger, type LedgerRef, refund } from '#server/domain/ledger/index.ts';
import { checkWithin } from '#server/domain/ledger/check-ledger.ts';
import { findViolations, planForAll } from '#server/domain/ledger/sql-check.ts';
import { newId } from '#server/kernel/ids.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { anotherTestDatabaseUrl } from '#tests/support/database/index.ts';
import {
  type Bank,
  captureFor,
  type Holder,
  holdFor,
  openBank,
  refundFor,
  releaseFor,
  something,
} from './bank.ts';

type State = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

/** A generation of this price with its hold. */
async function generation({ ctx, userId }: Holder, state: State, price = '2.5'): Promise<LedgerRef> {
  const id = newId();
  await ctx.db.prisma.generation.create({
    data: {
      id,
      userId,
      applicationId: 1,
      kind: 'image',
      state,
      model: 'recraft-v3',
      provider: 'recraft',
      upstreamId: 'recraftv3',
      sandbox: false,
      params: {},
      price,
    },
  });
  const ref = { type: 'generation', id };
  await holdFor({ ctx, userId }, price, { ref });
  return ref;
}

/** Everything that an honest ledger can hold. */
async function honestThings(kim: Holder) {
  const refs = {
    open: something(),
    paid: something(),
    returned: something(),
    refunded: something(),
    queued: await generation(kim, 'queued'),
    running: await generation(kim, 'running'),
    succeeded: await generation(kim, 'succeeded'),
    failed: await generation(kim, 'failed'),
    failedRefunded: await generation(kim, 'failed'),
    cancelled: await generation(kim, 'cancelled'),
    free: await generation(kim, 'succeeded', '0'),
  };
  for (const ref of [refs.open, refs.paid, refs.returned, refs.refunded]) await holdFor(kim, '1.5', { ref });
  for (const ref of [refs.paid, refs.refunded, refs.succeeded, refs.failed, refs.failedRefunded])
    await captureFor(kim, ref);
  for (const ref of [refs.returned, refs.cancelled]) await releaseFor(kim, ref);
  for (const ref of [refs.refunded, refs.failedRefunded]) await refundFor(kim, ref);
  return refs;
}

let bank: Bank;
let kim: Holder;
let refs: Awaited<ReturnType<typeof honestThings>>;
beforeAll(async () => {
  bank = await openBank({}, await anotherTestDatabaseUrl());
  kim = await bank.holder('100');
  await bank.holder('7');
  refs = await honestThings(kim);
});

afterAll(() => bank[Symbol.asyncDispose]());

test('the check compares no table row by row with another, whatever the planner thinks of their sizes', async () => {
  const plan = await bank.app.ports.db.transaction(async (sql) => {
    await sql.query(planForAll, []);
    const explain = { name: 'explain-check', text: `EXPLAIN ${findViolations.text}` };
    return sql.query<{ 'QUERY PLAN': string }>(explain, []);
  });
  const steps = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(steps).toContain('Join');
  expect(steps).not.toContain('Nested Loop');
});

class RolledBack extends Error {}

/** The names of what the check finds after `plant`, of which nothing stays. */
async function foundAfter(plant: (sql: Sql) => Promise<unknown>): Promise<string[]> {
  let found: string[] = [];
  const planted = bank.app.ports.db.transaction(async (sql) => {
    const name = 'disable-triggers';
    await sql.query({ name, text: 'ALTER TABLE credit_entries DISABLE TRIGGER USER' }, []);
    await plant(sql);
    found = (await checkWithin(sql)).map(({ invariant }) => invariant);
    throw new RolledBack();
  });
  await expect(planted).rejects.toThrow(RolledBack);
  return found;
}

const SUM = 'a balance is the sum of its entries';
const NUMBERED = 'entries are numbered without a gap';
const LAST = 'the last entry shows the balance';
const STEP = 'an entry follows from the one before';
const HELD = 'what is held is the sum of the open holds';
const TOLD = 'a hold has the entries that its state tells';
const ENDED = 'what has ended holds nothing';
const MAKING = 'an open hold is for something that is being made';
const PRICE = 'what is being made has its price held';
const CHARGED = 'what succeeded or failed is charged at its price';
const D = '0.000001';

type Things = typeof refs;
type Plant = [what: string, text: string, thing: keyof Things | 'account', found: string[]];

const account = (change: string) => `UPDATE credit_accounts SET ${change} WHERE user_id = $1`;
const ofHold = (change: string) => `UPDATE credit_holds SET ${change} WHERE ref_id = $1`;
const made = (change: string) => `UPDATE generations SET ${change} WHERE id = $1::uuid`;
const entry = (change: string, kind: string) =>
  `UPDATE credit_entries SET ${change} WHERE ref_id = $1 AND kind = '${kind}'`;

const PLANTS: Plant[] = [
  ['what is available', account(`available = available + ${D}`), 'account', [SUM, LAST]],
  ['what is held', account(`held = held - ${D}`), 'account', [SUM, LAST, HELD]],
  ['the count of entries', account('seq = seq + 1'), 'account', [NUMBERED]],
  [
    'a grant',
    `UPDATE credit_entries SET available_delta = available_delta + ${D} WHERE user_id = $1 AND seq = 1`,
    'account',
    [SUM, STEP],
  ],
  ['a hold’s entry', entry(`available_delta = available_delta - ${D}`, 'hold'), 'paid', [SUM, STEP, TOLD]],
  ['a charge’s entry', entry(`held_delta = held_delta + ${D}`, 'capture'), 'paid', [SUM, STEP, TOLD]],
  ['a return’s entry', entry(`held_delta = held_delta + ${D}`, 'release'), 'returned', [SUM, STEP, TOLD]],
  [
    'a refund’s entry',
    entry(`available_delta = available_delta - ${D}`, 'refund'),
    'refunded',
    [SUM, STEP, TOLD],
  ],
  ['what an entry says was left', entry(`available_after = available_after + ${D}`, 'hold'), 'paid', [STEP]],
  [
    'what the last entry says is left',
    entry(`held_after = held_after + ${D}`, 'refund'),
    'failedRefunded',
    [LAST, STEP],
  ],
  [
    'an entry’s absence',
    `DELETE FROM credit_entries WHERE ref_id = $1 AND kind = 'refund'`,
    'refunded',
    [SUM, NUMBERED, STEP, TOLD],
  ],
  ['an open hold’s amount', ofHold(`amount = amount + ${D}`), 'open', [HELD, TOLD]],
  ['the amount held for what is made', ofHold(`amount = amount + ${D}`), 'running', [HELD, TOLD, PRICE]],
  ['the amount of a charged hold', ofHold(`amount = amount + ${D}`), 'failed', [TOLD, CHARGED]],
  ['what was charged', ofHold(`captured = captured - ${D}`), 'succeeded', [TOLD, CHARGED]],
  ['a charge without a generation', ofHold(`captured = captured - ${D}`), 'paid', [TOLD]],
  ['a refund that is taken back', ofHold('captured = amount'), 'failedRefunded', [TOLD]],
  ['a return without its entry', ofHold(`status = 'released'`), 'open', [HELD, TOLD]],
  ['a hold’s owner', ofHold('user_id = user_id + 1'), 'queued', [HELD, TOLD, PRICE]],
  ['a hold’s absence', 'DELETE FROM credit_holds WHERE ref_id = $1', 'queued', [HELD, TOLD, PRICE]],
  ['a charge’s absence', 'DELETE FROM credit_holds WHERE ref_id = $1', 'succeeded', [TOLD, CHARGED]],
  ['a price while it is made', made(`price = price + ${D}`), 'running', [PRICE]],
  ['a price once it is made', made(`price = price + ${D}`), 'succeeded', [CHARGED]],
  ['a price of what failed', made(`price = price - ${D}`), 'failed', [CHARGED]],
  ['a price of what was free', made(`price = ${D}`), 'free', [CHARGED]],
  ['an end without a charge', made(`state = 'succeeded'`), 'running', [ENDED, MAKING, CHARGED]],
  ['a failure without a charge', made(`state = 'failed'`), 'queued', [ENDED, MAKING, CHARGED]],
  ['a cancellation that keeps the hold', made(`state = 'cancelled'`), 'queued', [ENDED, MAKING]],
  ['a charge before the end', made(`state = 'ingesting'`), 'succeeded', [PRICE]],
  ['a success that cost nothing', made(`state = 'succeeded'`), 'cancelled', [CHARGED]],
  ['a success that was refunded', made(`state = 'succeeded'`), 'failedRefunded', [CHARGED]],
  ['a generation’s absence', 'DELETE FROM generations WHERE id = $1::uuid', 'running', [MAKING]],
];

test('an honest ledger breaks no invariant', async () => {
  expect(await checkLedger(bank.app.ports.db)).toEqual([]);
});

describe('of what is planted in it', () => {
  test.each(PLANTS)('%s is found by every invariant that should see it', async (what, text, thing, found) => {
    const value = thing === 'account' ? kim.userId : refs[thing].id;
    const plant = (sql: Sql) => sql.query({ name: `plant ${what}`, text }, [value]);
    expect(await foundAfter(plant)).toEqual(found);
  });

  test('every invariant finds something', () => {
    const all = [SUM, NUMBERED, LAST, STEP, HELD, TOLD, ENDED, MAKING, PRICE, CHARGED];
    expect(new Set(PLANTS.flatMap(([, , , found]) => found))).toEqual(new Set(all));
  });

  test('a result that was given away is found', async () => {
    const give = (sql: Sql) => refund(sql, kim.ctx, refs.succeeded);
    expect(await foundAfter(give)).toEqual([CHARGED]);
  });
});

test('a violation says how often it occurs and names a few that have it', async () => {
  await using drifting = await openBank({}, await anotherTestDatabaseUrl());
  const ids = [];
  for (const _ of Array.from({ length: 7 })) ids.push((await drifting.holder('1')).userId);
  const { db } = drifting.app.ports;
  await db.query({ name: 'drift', text: `UPDATE credit_accounts SET available = available + ${D}` }, []);
  const users = ids.slice(0, 5).map((id) => `user ${id}`);
  expect(await checkLedger(db)).toEqual([
    { invariant: SUM, count: 7, examples: users },
    { invariant: LAST, count: 7, examples: users },
  ]);
});
