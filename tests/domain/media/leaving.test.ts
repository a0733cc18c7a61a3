import { expect, test } from 'vitest';
import {
  beginGenerations,
  leaveGenerations,
  requestMedia,
  tendGenerations,
} from '#server/domain/media/index.ts';
import {
  entriesOf,
  secondProcess,
  startMaking,
  untilSettled,
  videoInput,
} from '#tests/support/media/index.ts';

test('a process that is told to stop while it claims begins nothing, and leaves all to others', async () => {
  await using m = await startMaking();
  await using leaving = await secondProcess(m, {});
  const { id } = await requestMedia(m.ctx, videoInput(m));
  const claiming = beginGenerations(leaving.system);
  await leaveGenerations(leaving.system, 0);
  await claiming;
  expect(m.fal.accepted.jobs).toEqual([]);
  const row = await m.ctx.db.prisma.generation.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ state: 'queued', leaseOwner: null });
  expect(await untilSettled(m, { id })).toMatchObject({ state: 'succeeded' });
  expect(await entriesOf(m.ctx, id)).toEqual(['hold', 'capture']);
});

test('a request that is on its way is heard to its end by a process that is told to stop', async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  await using m = await startMaking();
  await using leaving = await secondProcess(m, {});
  void m.fal.meet('submit', { after: { wait: gate } });
  const { id } = await requestMedia(m.ctx, videoInput(m));
  await tendGenerations(leaving.system);
  await m.fal.accepted.nth(1);
  const left = leaveGenerations(leaving.system, 30);
  open();
  await left;
  expect(await untilSettled(m, { id })).toMatchObject({ state: 'succeeded' });
  // Found by its own id, not by a search after a lost answer.
  expect(m.fal.accepted.jobs).toHaveLength(1);
  const [attempt] = await m.ctx.db.prisma.generationAttempt.findMany({ where: { generationId: id } });
  expect(attempt).toMatchObject({ number: 1, outcome: 'accepted' });
});

test('a job that its provider has is left at once, and followed by another process', async () => {
  await using m = await startMaking({ fal: { advance: false } });
  await using leaving = await secondProcess(m, {});
  const { id } = await requestMedia(m.ctx, videoInput(m));
  await tendGenerations(leaving.system);
  const job = await m.fal.accepted.nth(1);
  await leaveGenerations(leaving.system, 30);
  job.state = { status: 'COMPLETED' };
  expect(await untilSettled(m, { id })).toMatchObject({ state: 'succeeded' });
  expect(m.fal.accepted.jobs).toHaveLength(1);
});
