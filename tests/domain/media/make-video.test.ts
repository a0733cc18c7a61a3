import { expect, test } from 'vitest';
import { checkLedger, getBalance, grant } from '#server/domain/ledger/index.ts';
import { requestMedia, tendGenerations } from '#server/domain/media/index.ts';
import type { MediaInput } from '#server/domain/media/schema.ts';
import { type Making, ownImageOf, startMaking, untilEnded, workUntil } from '#tests/support/media/index.ts';

const video = ({ imageKey }: Making, over: Partial<MediaInput> = {}): MediaInput => {
  return { kind: 'video', model: 'kling-v2.1-master', prompt: 'Clouds move.', imageKey, ...over };
};

test('a video is held when it is asked for, made by its provider, stored, and charged once', async () => {
  await using m = await startMaking();
  const asked = await requestMedia(m.ctx, video(m));
  expect(asked).toMatchObject({ state: 'queued', model: 'kling-v2.1-master', sandbox: false });
  expect(asked.credits).toEqual({ used: '20', balance: '980' });
  expect(await getBalance(m.ctx)).toEqual({ available: '980', held: '20' });
  const made = await untilEnded(m, asked);
  expect(made).toMatchObject({ state: 'succeeded', failure: null, progress: 1 });
  expect(made.asset).toMatchObject({ kind: 'video', mediaType: 'video/mp4' });
  expect(made.asset?.durationMs).toBeGreaterThan(0);
  expect(await getBalance(m.ctx)).toEqual({ available: '980', held: '0' });
  expect(m.fal.accepted.jobs).toHaveLength(1);
  expect(await checkLedger(m.ctx.db)).toEqual([]);
});

test('while it waits at its provider its place in the queue is known, and then that it runs', async () => {
  await using m = await startMaking({ fal: { advance: false, begin: { status: 'IN_QUEUE', position: 3 } } });
  const asked = await requestMedia(m.ctx, video(m));
  await workUntil(m, asked.id, (view) => view.state === 'submitted' && view.queuePosition === 3);
  const job = await m.fal.accepted.nth(1);
  job.state = { status: 'IN_PROGRESS' };
  const running = await workUntil(m, asked.id, (view) => view.state === 'running');
  expect(running).toMatchObject({ queuePosition: null, progress: null });
  job.state = { status: 'COMPLETED' };
  expect(await untilEnded(m, asked)).toMatchObject({ state: 'succeeded' });
});

test('of one user four are made at once; another user need not wait for the fifth', async () => {
  await using m = await startMaking({ fal: { advance: false } });
  const asked = [];
  for (let index = 0; index < 6; index++) asked.push(await requestMedia(m.ctx, video(m)));
  const other = await m.app.newUser();
  await grant(m.app.system, { userId: other.userId, amount: '100', reason: 'for tests' });
  const { key: imageKey } = await ownImageOf(other.ctx);
  const theirs = await requestMedia(other.ctx, { ...video(m), imageKey });
  await workUntil({ app: m.app, ctx: other.ctx }, theirs.id, (view) => view.state === 'submitted');
  await m.fal.accepted.nth(5);
  await m.fal.accepted.nth(5);
  await tendGenerations(m.app.system);
  expect(m.fal.accepted.jobs).toHaveLength(5);
  for (const job of m.fal.accepted.jobs) job.state = { status: 'COMPLETED' };
  // The places are taken as they come free.
  for (const number of [6, 7]) (await m.fal.accepted.nth(number)).state = { status: 'COMPLETED' };
  for (const each of asked) expect(await untilEnded(m, each)).toMatchObject({ state: 'succeeded' });
  expect(m.fal.accepted.jobs).toHaveLength(7);
});
