import { expect, test } from 'vitest';
import { noteSubmission } from '#server/domain/media/breaker.ts';
import {
  awaitResult,
  getGeneration,
  noteWork,
  requestMedia,
  tendGenerations,
  type WhenBusy,
} from '#server/domain/media/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { hurried } from '#tests/support/media/hurried.ts';
import { attemptsOf, entriesOf, startMaking, untilEnded, videoInput } from '#tests/support/media/index.ts';

async function declined() {
  const m = await startMaking({ ports: { mediaPace: { ...hurried, busySeconds: 0 } } });
  m.fal.always('submit', { before: { status: 429, headers: { 'retry-after': '3600' } } });
  const { id } = await requestMedia(m.ctx, videoInput(m));
  const tried = async () => {
    await tendGenerations(m.app.system);
    return attemptsOf(m.ctx, id);
  };
  await expect.poll(tried, { timeout: 20_000, interval: 5 }).toEqual(['not_accepted']);
  const wait = (whenBusy: WhenBusy) => awaitResult(m.ctx, { generationId: id, whenBusy });
  return { m, id, wait, [Symbol.asyncDispose]: () => m[Symbol.asyncDispose]() };
}

test('what nobody will ask for again is cancelled while its provider is busy, and costs nothing', async () => {
  await using it = await declined();
  const details = { request_id: it.id };
  await expect(it.wait('cancel')).rejects.toMatchObject({ code: 'rate_limited', details });
  expect(await getGeneration(it.m.ctx, { generationId: it.id })).toMatchObject({ state: 'cancelled' });
  expect(await entriesOf(it.m.ctx, it.id)).toEqual(['hold', 'release']);
});

test('what will be asked for again goes on waiting', async () => {
  await using it = await declined();
  await expect(it.wait('leave')).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 1 });
  expect(await getGeneration(it.m.ctx, { generationId: it.id })).toMatchObject({ state: 'queued' });
});

test('what something was paid for already is waited for', async () => {
  await using it = await declined();
  const waiting = it.wait('wait');
  it.m.fal.always('submit', undefined);
  await it.m.ctx.db.prisma.generation.update({ where: { id: it.id }, data: { nextRunAt: new Date() } });
  await untilEnded(it.m, it);
  expect(await waiting).toMatchObject({ state: 'succeeded' });
});

test('a provider that another process leaves in peace is busy too', async () => {
  await using m = await startMaking({ ports: { mediaPace: { ...hurried, busySeconds: 0 } } });
  for (let number = 0; number < 5; number++)
    noteSubmission(m.app.system, { id: newId(), provider: 'fal' }, { outcome: 'not-accepted' });
  await noteWork(m.app.system);
  const { id: generationId } = await requestMedia(m.ctx, videoInput(m));
  await expect(awaitResult(m.ctx, { generationId, whenBusy: 'leave' })).rejects.toMatchObject({
    code: 'rate_limited',
  });
});

test('a wait behind others at a provider that is well is no business of anybody’s', async () => {
  await using m = await startMaking({ ports: { mediaPace: { ...hurried, busySeconds: 0 } } });
  const { id } = await requestMedia(m.ctx, videoInput(m));
  const waiting = awaitResult(m.ctx, { generationId: id, whenBusy: 'cancel' });
  await untilEnded(m, { id });
  expect(await waiting).toMatchObject({ state: 'succeeded' });
});
