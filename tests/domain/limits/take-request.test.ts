import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeRequest } from '#server/domain/limits/index.ts';
import type { Plan, UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { jobs } from '#server/jobs/index.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';

const NOON = Date.UTC(2026, 11, 1, 12);

let app: TestApplication;
let second: TestApplication;
let now = NOON;
const clock = { now: () => new Date(now) };

beforeAll(async () => {
  [app, second] = [await testApplication(), await testApplication()];
});
afterAll(async () => {
  await app.close();
  await second.close();
});

/** A new user's program in each of the two processes, on a clock that only the test moves. */
async function program(plan: Plan = 'free', via: UserActor['via'] = 'api-key'): Promise<[Context, Context]> {
  now = NOON;
  const { ctx } = await app.newUser();
  if (ctx.actor.kind !== 'user') throw new Error('A user is a user.');
  const actor = { ...ctx.actor, plan, via };
  return [
    { ...app.contextOf(actor), clock },
    { ...second.contextOf(actor), clock },
  ];
}

/** The same user, with another plan or through another door. */
const as = (ctx: Context, over: Partial<UserActor>): Context => ({
  ...ctx,
  actor: ctx.actor.kind === 'user' ? { ...ctx.actor, ...over } : ctx.actor,
});
const take = (ctx: Context, cost = 1) => takeRequest(ctx, { operation: 'test', cost });
const granted = async (ctxs: readonly Context[], times: number) => {
  const asked = Array.from({ length: times }, (_, index) => take(ctxs[index % ctxs.length] ?? app.system));
  return (await Promise.all(asked)).filter((allowance) => allowance?.granted).length;
};

describe('of a user', () => {
  test.each([1, 2])('300 requests at once, sent to %i processes: 150 pass', async (processes) => {
    const ctxs = await program();
    expect(await granted(ctxs.slice(0, processes), 300)).toBe(150);
    now += 599;
    expect(await granted(ctxs, 10)).toBe(0);
    now += 1;
    expect(await granted(ctxs, 10)).toBe(1);
    now += 3_000;
    expect(await granted(ctxs, 10)).toBe(5);
  });

  test.each([
    ['free', 150, 100],
    ['pro', 900, 600],
    ['scale', 9_000, 6_000],
  ] as const)('%s holds %i and gets back %i a minute', async (plan, holds, aMinute) => {
    const [ctx] = await program(plan);
    expect(await take(ctx, holds)).toMatchObject({ granted: true, remaining: 0 });
    expect(await take(ctx)).toMatchObject({ granted: false, remaining: 0 });
    now += 60_000;
    expect(await take(ctx, aMinute)).toMatchObject({ granted: true, remaining: 0 });
    expect(await take(ctx)).toMatchObject({ granted: false });
    now += 90_000;
    expect(await take(ctx, holds)).toMatchObject({ granted: true, limit: { name: plan } });
  });

  test('what is left, when it is full again and when to come back are told exactly', async () => {
    const [ctx] = await program();
    expect(await take(ctx)).toMatchObject({
      remaining: 149,
      fullAt: new Date(NOON + 600),
      fullInSeconds: 0.6,
      retryAfterSeconds: 0,
    });
    await take(ctx, 148);
    now += 100;
    const refused = { granted: false, remaining: 1, fullAt: new Date(NOON + 149 * 600) };
    expect(await take(ctx, 3)).toMatchObject({ ...refused, retryAfterSeconds: 1.1 });
    expect(await take(ctx)).toMatchObject({ granted: true, remaining: 0 });
  });

  test('more than the bucket ever holds is never granted, and takes nothing', async () => {
    const [ctx] = await program();
    expect(await take(ctx, 151)).toMatchObject({ granted: false, remaining: 150 });
    expect(await take(ctx, 150)).toMatchObject({ granted: true });
  });

  test('the browser is counted apart from programs, and holds no less than pro', async () => {
    const [ctx] = await program();
    await take(ctx, 150);
    expect(await take(as(ctx, { via: 'session' }))).toMatchObject({ granted: true, remaining: 899 });
    expect(await take(as(ctx, { via: 'session', plan: 'scale' }))).toMatchObject({
      limit: { name: 'scale' },
    });
  });

  test('a better plan counts at once, and what was used counts on', async () => {
    const [ctx] = await program();
    await take(ctx, 75);
    expect(await take(as(ctx, { plan: 'pro' }))).toMatchObject({ granted: true, remaining: 449 });
  });

  test('whoever was refused is refused without the database until it would be granted', async () => {
    const [ctx, elsewhere] = await program();
    let asked = 0;
    const db = {
      ...ctx.db,
      query: <Row>(...given: Parameters<typeof ctx.db.query>) => {
        asked += 1;
        return ctx.db.query<Row>(...given);
      },
    };
    const counted = { ...ctx, db };
    await take(elsewhere, 150);
    expect(await granted([counted], 20)).toBe(0);
    const learning = asked;
    expect(await granted([counted], 20)).toBe(0);
    expect(asked).toBe(learning);
    now += 600;
    expect(await granted([counted], 20)).toBe(1);
    expect(await granted([elsewhere], 20)).toBe(0);
  });

  test('a clock that was hours ahead makes nobody wait for hours', async () => {
    const [ctx, elsewhere] = await program();
    now = NOON + 3 * 3_600_000;
    expect(await granted([ctx], 151)).toBe(150);
    now = NOON;
    expect(await granted([ctx, elsewhere], 160)).toBe(150);
  });

  test('while the database does not answer nothing is counted, which is logged once a minute', async () => {
    const [ctx] = await program();
    const warned: string[] = [];
    const log = { ...ctx.log, warn: (event: string) => void warned.push(event) };
    const db = { ...ctx.db, query: () => Promise.reject(new Error('away')) };
    const broken = { ...ctx, log, db };
    expect(await Promise.all(Array.from({ length: 200 }, () => take(broken)))).toEqual(
      Array.from({ length: 200 }, () => null),
    );
    now += 59_999;
    await take(broken);
    expect(warned).toEqual(['limits.not-counted']);
    now += 1;
    await take(broken);
    expect(warned).toHaveLength(2);
  });

  test('the sweep forgets what is full again, and nothing else', async () => {
    const [ctx] = await program();
    const [other] = await program();
    await take(ctx, 1);
    await take(other, 2);
    const sweep = jobs.find(({ name }) => name === 'sweep');
    const left = async (after: number) => {
      now = NOON + after;
      await sweep?.run({ ...app.system, clock });
      const ids = [ctx, other].map(({ actor }) => (actor.kind === 'user' ? `program ${actor.userId}` : ''));
      return app.ports.db.prisma.rateBucket.count({ where: { key: { in: ids } } });
    };
    expect([await left(599), await left(600), await left(1_200)]).toEqual([2, 1, 0]);
  });
});

describe('of nobody in particular', () => {
  const from = (address: string, operation = 'test') =>
    takeRequest({ ...app.contextOf({ kind: 'anonymous' }), clock, address }, { operation, cost: 3_000 });

  test('is counted by network and operation, without the database', async () => {
    now = NOON;
    expect(await from('192.0.2.1')).toMatchObject({ granted: true, limit: { name: 'address' } });
    expect(await from('192.0.2.1')).toMatchObject({ granted: false, retryAfterSeconds: 150 });
    expect(await from('::ffff:192.0.2.1')).toMatchObject({ granted: false });
    expect(await from('192.0.2.2')).toMatchObject({ granted: true });
    expect(await from('192.0.2.1', 'other')).toMatchObject({ granted: true });
    now += 150_000;
    expect(await from('192.0.2.1')).toMatchObject({ granted: true });
  });

  test.each([
    ['2001:db8:0:1::1', '2001:0db8::1:ffff:0:0:1', true],
    ['2001:db8:0:2::1', '2001:db8:0:3::1', false],
    ['fe80::1%eth0', 'fe80::2', true],
    ['::1', '::2', true],
  ])('%s and %s are one network: %s', async (one, other, same) => {
    now = NOON;
    const operation = `${one} ${other}`;
    await from(one, operation);
    expect(await from(other, operation)).toMatchObject({ granted: !same });
  });

  test('a monitor that looks every other second is never refused', async () => {
    now = NOON;
    for (let looks = 0; looks < 100; looks++) {
      now += 2_000;
      const ctx = { ...app.contextOf({ kind: 'anonymous' }), clock };
      expect(await takeRequest(ctx, { operation: 'getHealth' })).toMatchObject({ remaining: 2_999 });
    }
  });

  test('jobs and unknown addresses are not counted', async () => {
    expect(await takeRequest(app.system, { operation: 'test' })).toBeNull();
    expect(await from('')).toBeNull();
  });
});
