import { expect, test } from 'vitest';
import { requestMedia, tendGenerations } from '#server/domain/media/index.ts';
import { hurried } from '#tests/support/media/hurried.ts';
import { startMaking, untilSettled, videoInput, workUntil } from '#tests/support/media/index.ts';

test('a provider that takes nothing five times is left in peace, then tried with one, and used again once it is well', async () => {
  let now = Date.now();
  await using m = await startMaking({
    ports: {
      clock: { now: () => new Date(now) },
      mediaPace: { ...hurried, peaceSeconds: { first: 15, longest: 300 } },
    },
  });
  const later = (seconds: number) => (now += seconds * 1000);
  const submissions = () => m.fal.requests.filter(({ operation }) => operation === 'submit').length;
  m.fal.always('submit', { before: { status: 429, headers: { 'retry-after': '0' } } });
  const { id } = await requestMedia(m.ctx, videoInput(m));
  await workUntil(m, id, () => submissions() >= 5);
  await workUntil(m, id, ({ state }) => state === 'queued');
  const before = submissions();
  for (let round = 0; round < 5; round++) await tendGenerations(m.app.system);
  expect(submissions()).toBe(before);
  later(60);
  await workUntil(m, id, () => submissions() > before);
  await workUntil(m, id, ({ state }) => state === 'queued');
  expect(submissions()).toBe(before + 1);
  m.fal.always('submit', undefined);
  later(600);
  expect(await untilSettled(m, { id })).toMatchObject({ state: 'succeeded' });
  expect(m.fal.accepted.jobs).toHaveLength(1);
});
