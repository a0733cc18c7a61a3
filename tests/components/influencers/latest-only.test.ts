import { expect, test } from 'vitest';
import { latestOnly } from '#components/influencers/profile/latest-only.ts';

test('while one thing is being done only the last of those that come waits, and is done after it', async () => {
  const done: number[] = [];
  const first = Promise.withResolvers<void>();
  const inTurn = latestOnly();
  const work = (value: number, until = Promise.resolve()) =>
    inTurn(async () => {
      done.push(value);
      await until;
    });
  const all = work(2, first.promise);
  await Promise.all([work(3), work(4), work(5)]);
  expect(done).toEqual([2]);
  first.resolve();
  await all;
  expect(done).toEqual([2, 5]);
  await work(1);
  expect(done).toEqual([2, 5, 1]);
});
