import { expect, test } from 'vitest';
import { checkLedger } from '#server/domain/ledger/index.ts';
import {
  awaitGeneration,
  beginGenerations,
  requestMedia,
  tendGenerations,
} from '#server/domain/media/index.ts';
import type { Database } from '#server/kernel/ports.ts';
import {
  entriesOf,
  imageInput,
  type Making,
  secondProcess,
  startMaking,
  untilSettled,
  videoInput,
} from '#tests/support/media/index.ts';

/** The same database, whose next `times` transactions break off as soon as `begun` says so. */
function breaking(db: Database, times: number, begun: () => boolean): Database {
  let left = times;
  return {
    ...db,
    transaction(work) {
      if (!begun() || left === 0) return db.transaction(work);
      left--;
      return Promise.reject(new Error('Connection terminated unexpectedly'));
    },
  };
}

async function expectMadeOnce(m: Making, id: string, ended = untilSettled(m, { id })): Promise<void> {
  expect(await ended).toMatchObject({ state: 'succeeded', failure: null });
  expect(await entriesOf(m.ctx, id)).toEqual(['hold', 'capture']);
  expect(await checkLedger(m.ctx.db)).toEqual([]);
}

test('a job that was accepted while the database broke off is written when it is back', async () => {
  await using m = await startMaking();
  const accepted = () => m.fal.accepted.jobs.length > 0;
  await using other = await secondProcess(m, { db: breaking(m.ctx.db, 3, accepted) });
  const { id } = await requestMedia(m.ctx, videoInput(m));
  await tendGenerations(other.system);
  await expectMadeOnce(m, id);
  expect(m.fal.accepted.jobs).toHaveLength(1);
});

test('an answer that is the result itself is stored although the database broke off meanwhile', async () => {
  await using m = await startMaking();
  let asked = 0;
  const mediaModels = {
    ...m.app.ports.mediaModels,
    isConfigured: () => true,
    async submit(...order: Parameters<typeof m.app.ports.mediaModels.submit>) {
      asked++;
      const [first, options] = order;
      const painted = { ...first, route: { provider: 'sandbox' as const, upstreamId: 'recraft-v3' } };
      return m.app.ports.mediaModels.submit(painted, options);
    },
  };
  const db = breaking(m.ctx.db, 3, () => asked > 0);
  await using other = await secondProcess(m, { db, mediaModels });
  const { id } = await requestMedia({ ...m.ctx, mediaModels }, imageInput());
  await tendGenerations(other.system);
  await expectMadeOnce(m, id, awaitGeneration(m.ctx, { generationId: id }));
  expect(asked).toBe(1);
});

test('a process whose own leases have run out does not take what it is working on for somebody else’s', async () => {
  await using m = await startMaking({ fal: { advance: false } });
  const { id } = await requestMedia(m.ctx, videoInput(m));
  await tendGenerations(m.app.system);
  const job = await m.fal.accepted.nth(1);
  const { prisma } = m.ctx.db;
  await prisma.generation.update({ where: { id }, data: { leaseUntil: new Date(0) } });
  await beginGenerations(m.app.system);
  expect(await prisma.generation.findUniqueOrThrow({ where: { id } })).toMatchObject({ leaseEpoch: 1 });
  job.state = { status: 'COMPLETED' };
  await expectMadeOnce(m, id);
});
