import { expect, test } from 'vitest';
import { createFairQueue } from '#server/infra/pdf/fair-queue.ts';

const { signal } = new AbortController();

test('owners are served in turns, so many at once', async () => {
  const queue = createFairQueue({ atOnce: 2, longest: 100 });
  const order: string[] = [];
  let running = 0;
  let most = 0;
  const work = (name: string) => async () => {
    most = Math.max(most, ++running);
    order.push(name);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
  };
  const asked = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1'].map((name) =>
    queue.run(name.slice(0, 1), signal, work(name)),
  );
  await Promise.all(asked.filter((each) => each !== null));
  expect(order).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4']);
  expect(most).toBe(2);
});

test('who comes when the queue is full is not queued', async () => {
  const queue = createFairQueue({ atOnce: 1, longest: 1 });
  const { promise, resolve } = Promise.withResolvers<void>();
  const [first, second, third] = [1, 2, 3].map(() => queue.run('a', signal, () => promise));
  expect(third).toBeNull();
  resolve();
  await first;
  await second;
});

test('who fails or has left lets the next one in', async () => {
  const queue = createFairQueue({ atOnce: 1, longest: 10 });
  const failing = queue.run('a', signal, () => Promise.reject(new Error('broken')));
  const left = queue.run('a', AbortSignal.abort(), () => Promise.resolve('never'));
  const last = queue.run('a', signal, () => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('broken');
  await expect(left).rejects.toThrow('aborted');
  expect(await last).toBe('done');
});
