import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { checkLedger, grant } from '#server/domain/ledger/index.ts';
import { beginGenerations, requestMedia, tendGenerations } from '#server/domain/media/index.ts';
import type { Context } from '#server/kernel/context.ts';
import {
  imageInput,
  type Making,
  ownImageOf,
  secondProcess,
  startMaking,
  storedKeys,
  videoInput,
} from '#tests/support/media/index.ts';

vi.setConfig({ testTimeout: 60_000 });

const USERS = 8;
const EACH = 8;

async function newMaker({ app }: Making): Promise<{ ctx: Context; userId: number }> {
  const user = await app.newUser();
  await grant(app.system, { userId: user.userId, amount: '1000', reason: 'for tests' });
  return user;
}

test('two processes run 64 videos of 8 people: each once, 4 a person, 20 at fal', async () => {
  await using m = await startMaking();
  await using other = await secondProcess(m);
  for (let user = 0; user < USERS; user++) {
    const { ctx } = await newMaker(m);
    const { key: imageKey } = await ownImageOf(ctx);
    for (let each = 0; each < EACH; each++) await requestMedia(ctx, videoInput({ imageKey }));
  }
  const { generation, generationAttempt } = m.ctx.db.prisma;
  let most = { atFal: 0, ofOne: 0 };
  for (let round = 0; round < 3_000; round++) {
    await Promise.all([tendGenerations(m.app.system), tendGenerations(other.system)]);
    const busy = await generation.groupBy({
      by: ['userId'],
      where: { endedAt: null, leaseUntil: { gt: new Date() } },
      _count: true,
    });
    const counts = busy.map(({ _count }) => _count);
    most = {
      atFal: Math.max(
        most.atFal,
        counts.reduce((sum, count) => sum + count, 0),
      ),
      ofOne: Math.max(most.ofOne, ...counts),
    };
    if ((await generation.count({ where: { endedAt: null } })) === 0) break;
    await pause(5);
  }
  const all = await generation.findMany({ include: { result: true } });
  expect(all).toHaveLength(USERS * EACH);
  expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['succeeded']));
  expect(new Set(all.map(({ leaseEpoch }) => leaseEpoch))).toEqual(new Set([1]));
  expect(most.ofOne).toBe(4);
  expect(most.atFal).toBeLessThanOrEqual(20);
  expect(m.fal.accepted.jobs).toHaveLength(USERS * EACH);
  const attempts = await generationAttempt.findMany();
  expect(new Set(attempts.map(({ remoteId }) => remoteId))).toEqual(
    new Set(m.fal.accepted.jobs.map(({ id }) => id)),
  );
  const keys = await storedKeys(m.ctx);
  for (const { result } of all) expect(keys).toContain(result?.key);
  expect(await checkLedger(m.ctx.db)).toEqual([]);
});

test('what makes on this machine makes four at once, and takes turns between people', async () => {
  await using m = await startMaking();
  const slow = imageInput({ prompt: 'A lake. [[sandbox:slow=3600]]' });
  const other = await newMaker(m);
  const mine: string[] = [];
  const theirs: string[] = [];
  for (let each = 0; each < 6; each++) mine.push((await requestMedia(m.ctx, slow)).id);
  for (let each = 0; each < 2; each++) theirs.push((await requestMedia(other.ctx, slow)).id);
  await beginGenerations(m.app.system);
  const { generation } = m.ctx.db.prisma;
  const leased = async () => {
    const rows = await generation.findMany({
      where: { leaseOwner: { not: null } },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ id }) => id);
  };
  expect(await leased()).toEqual([mine[0], mine[1], ...theirs]);
  await tendGenerations(m.app.system);
  expect(await leased()).toHaveLength(4);
});
