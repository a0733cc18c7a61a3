import { describe, expect, test } from 'vitest';
import { ask, getTurn, removeConversation } from '#server/domain/conversation/index.ts';
import { lastLedgerCheck } from '#server/domain/ledger/index.ts';
import { jobs } from '#server/jobs/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import {
  exchanges,
  follow,
  question,
  startTalking,
  storedConversation,
  type Talking,
  testApplication,
} from '#tests/support/app/index.ts';

async function run(name: string, ctx: Context): Promise<void> {
  const job = jobs.find((one) => one.name === name);
  if (job === undefined) throw new Error(`There is no job ${name}.`);
  await job.run(ctx);
}

/** The same, so many seconds later. */
function later(ctx: Context, seconds: number): Context {
  return { ...ctx, clock: { now: () => new Date(Date.now() + seconds * 1000) } };
}

/** A turn that has ended and whose log is still there. */
async function answered(t: Talking) {
  const gate = Promise.withResolvers<void>();
  t.provider.answer({ steps: [{ text: 'One' }, { wait: gate.promise }, { text: ' two' }, { end: 'stop' }] });
  const asked = question();
  await ask(t.ctx, asked);
  const reader = follow(t.ctx, asked.turnId);
  await reader.until((so) => so.text() === 'One');
  gate.resolve();
  await reader.done;
  return { asked, reader };
}

test('jobs have names and rhythms of their own; a process says that it lives several times before it counts as dead', () => {
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  expect(jobs.every(({ everyMs }) => everyMs >= 1_000)).toBe(true);
  expect(jobs.find(({ name }) => name === 'tend-turns')?.everyMs).toBeLessThanOrEqual(2_000);
});

describe('tend-turns', () => {
  test('says that its process lives', async () => {
    await using app = await testApplication();
    const { prisma } = app.ports.db;
    const where = { id: app.ports.processId };
    await prisma.process.update({ where, data: { heartbeatAt: new Date(0) } });
    await run('tend-turns', app.system);
    const { heartbeatAt } = await prisma.process.findUniqueOrThrow({ where });
    expect(heartbeatAt.getFullYear()).toBeGreaterThan(2000);
  });

  test('closes what a process left running whose name is not even known', async () => {
    await using t = await startTalking();
    const { sessionId, leafId } = await storedConversation(t.ctx, exchanges(1));
    const turnId = newId();
    const { prisma } = t.app.ports.db;
    await prisma.message.update({ where: { id: leafId }, data: { status: 'streaming', content: '' } });
    await prisma.turn.create({
      data: {
        id: turnId,
        conversationId: sessionId,
        userId: t.user.userId,
        assistantMessageId: leafId,
        processId: newId(),
        events: {
          create: [
            { seq: 5, kind: 'text', text: 'far' },
            { seq: 2, kind: 'text', text: 'So ' },
            { seq: 0, kind: 'reasoning', text: 'Hm' },
          ],
        },
      },
    });
    await run('tend-turns', t.app.system);
    expect(await getTurn(t.ctx, { turnId })).toMatchObject({
      status: 'interrupted',
      content: 'So far',
      end: { seq: 8 },
    });
    expect(await prisma.message.findUnique({ where: { id: leafId } })).toMatchObject({
      status: 'interrupted',
      reasoning: 'Hm',
    });
  });

  test('leaves running what its own and other living processes run', async () => {
    await using t = await startTalking();
    await using other = await testApplication();
    t.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    await ask(t.ctx, asked);
    await run('tend-turns', t.app.system);
    await run('tend-turns', other.system);
    expect(await getTurn(t.ctx, asked)).toMatchObject({ status: 'running' });
  });

  test('forgets the log of an ended turn half a minute later, when its message holds it all', async () => {
    await using t = await startTalking();
    const { asked, reader } = await answered(t);
    const events = () => t.app.ports.db.prisma.turnEvent.count({ where: { turnId: asked.turnId } });
    await run('tend-turns', later(t.app.system, 29));
    const kept = await events();
    await run('tend-turns', later(t.app.system, 31));
    expect([kept > 0, await events()]).toEqual([true, 0]);
    const again = follow(t.ctx, asked.turnId, 2);
    expect(await again.done).toEqual(reader.events.at(-1));
    expect(again.text()).toBe(reader.text().slice(2));
  });
});

test('check-ledger keeps what it found', async () => {
  await using app = await testApplication();
  await run('check-ledger', app.system);
  expect(lastLedgerCheck(app.system)).toMatchObject({ violations: [] });
});

describe('sweep', () => {
  test('deletes for good what was removed a minute ago, and nothing else', async () => {
    await using t = await startTalking();
    const [kept, removed] = [
      await storedConversation(t.ctx, exchanges(1)),
      await storedConversation(t.ctx, exchanges(1)),
    ];
    await removeConversation(t.ctx, removed);
    await run('sweep', later(t.app.system, 59));
    const count = () => t.app.ports.db.prisma.conversation.count({ where: { userId: t.user.userId } });
    expect(await count()).toBe(2);
    await run('sweep', later(t.app.system, 61));
    expect(await count()).toBe(1);
    expect(await t.app.ports.db.prisma.conversation.count({ where: { uuid: kept.conversationId } })).toBe(1);
  });

  test('forgets logs that dead processes left, ten minutes after their turns ended, and names a day after', async () => {
    await using t = await startTalking();
    const { prisma } = t.app.ports.db;
    const { asked } = await answered(t);
    const events = () => prisma.turnEvent.count({ where: { turnId: asked.turnId } });
    const longGone = newId();
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    await prisma.process.create({ data: { id: longGone, heartbeatAt: dayAgo } });
    await run('sweep', t.app.system);
    expect(await events()).toBeGreaterThan(0);
    const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000);
    await prisma.turn.update({ where: { id: asked.turnId }, data: { endedAt: elevenMinutesAgo } });
    await run('sweep', t.app.system);
    expect(await events()).toBe(0);
    expect(await prisma.process.findMany({ select: { id: true } })).toContainEqual({
      id: t.app.ports.processId,
    });
    expect(await prisma.process.count({ where: { id: longGone } })).toBe(0);
  });
});

test('sweep: one sweep that fails keeps no other from its work, and is told', async () => {
  await using app = await testApplication();
  const told: unknown[] = [];
  const { db, log } = app.ports;
  const key = 'program 1';
  await db.prisma.rateBucket.create({ data: { key, fullAt: new Date(0), granted: true } });
  const broken: typeof db.prisma = Object.create(db.prisma, {
    signInFailure: { value: { deleteMany: () => Promise.reject(new TypeError('broken')) } },
  });
  const ctx = {
    ...app.system,
    db: { ...db, prisma: broken },
    log: { ...log, warn: (event: string, fields?: object) => void told.push([event, fields]) },
  };
  await run('sweep', ctx);
  expect(told).toEqual([['sweep.failed', { sweep: 'forgetSignInFailures', reason: 'TypeError' }]]);
  expect(await db.prisma.rateBucket.count({ where: { key } })).toBe(0);
});
