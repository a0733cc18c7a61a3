import { expect, test, vi } from 'vitest';
import { createTopics } from '#server/infra/bus/topics.ts';

test('a topic wakes those who subscribed to it, and nobody else', () => {
  const topics = createTopics();
  const [one, other, stranger] = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()];
  topics.add('a', one);
  topics.add('a', other);
  topics.add('b', stranger);
  topics.wake('a');
  topics.wake('nobody');
  expect([one, other, stranger].map((wake) => wake.mock.calls.length)).toEqual([1, 1, 0]);
  topics.wakeAll();
  expect([one, other, stranger].map((wake) => wake.mock.calls.length)).toEqual([2, 2, 1]);
});

test('whoever left is not woken, and may leave twice', () => {
  const topics = createTopics();
  const [gone, next] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const leave = topics.add('a', gone);
  leave();
  topics.add('a', next);
  leave();
  topics.wake('a');
  expect([gone, next].map((wake) => wake.mock.calls.length)).toEqual([0, 1]);
});

test('a subscriber may leave, or another come, while a topic wakes', () => {
  const topics = createTopics();
  const late = vi.fn<() => void>();
  const leave = topics.add('a', () => {
    leave();
    topics.add('a', late);
  });
  topics.wake('a');
  topics.wake('a');
  expect(late).toHaveBeenCalled();
});
