import { expect, test } from 'vitest';
import { createProbe } from '#server/domain/health/probe.ts';

test('however many ask, it looks once, also when they come after the answer', async () => {
  let looks = 0;
  const probe = createProbe(() => Promise.resolve(++looks));
  expect(new Set(await Promise.all(Array.from({ length: 500 }, probe)))).toEqual(new Set([1]));
  expect(await probe()).toBe(1);
});

test('a look that fails finds nothing, and a flood of questions does not repeat it', async () => {
  let looks = 0;
  const probe = createProbe(() => Promise.reject(new Error(`Look ${++looks}`)));
  expect(await Promise.all([probe(), probe(), probe()])).toEqual([null, null, null]);
  expect([await probe(), looks]).toEqual([null, 1]);
});

test('who asks while a look hangs waits two seconds at most, and the next ones not at all; its late answer counts', async () => {
  const late = Promise.withResolvers<number>();
  const probe = createProbe(() => late.promise);
  expect(await Promise.all([probe(), probe()])).toEqual([null, null]);
  expect(await probe()).toBeNull();
  late.resolve(7);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await probe()).toBe(7);
});
