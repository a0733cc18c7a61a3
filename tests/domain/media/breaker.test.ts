import { expect, test } from 'vitest';
import { requestMedia, tendGenerations } from '#server/domain/media/index.ts';
import { startMaking, untilSettled, videoInput, workUntil } from '#tests/support/media/index.ts';

test('a provider that takes nothing five times is left in peace, then tried with one, and used again once it is well', async () => {
  let now = Date.now();
  await using m = await startMaking({ ports: { clock: { now: () => new Date(now) } } });
  const later = (seconds: number) => (now += seconds * 1000);
  const submissions = () => m.fal.requests.filter(({ operation }) => operation === 'submit').length;
  m.fal.always('submit', { before: { status: 429, headers: { 'retry-after': '0' } } });
  const asked = [await requestMedia(m.ctx, videoInput(m)), await requestMedia(m.ctx, videoInput(m))];
  const [first, second] = asked;
  if (first === undefined || second === undefined) throw new Error('Nothing was asked for.');
  await workUntil(m, first.id, () => submissions() >= 5);
  await workUntil(m, second.id, ({ state }) => state === 'queued');
  const before = submissions();
  for (let round = 0; round < 5; round++) await tendGenerations(m.app.system);
  expect(submissions()).toBe(before);
  later(60);
  await workUntil(m, first.id, () => submissions() > before);
  await workUntil(m, first.id, ({ state }) => state === 'queued');
  expect(submissions()).toBe(before + 1);
  m.fal.always('submit', undefined);
  later(600);
  for (const each of asked) expect(await untilSettled(m, each)).toMatchObject({ state: 'succeeded' });
  expect(m.fal.accepted.jobs).toHaveLength(2);
});
