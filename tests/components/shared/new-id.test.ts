import { expect, test } from 'vitest';
import { newId } from '#components/shared/new-id.ts';
import { isUuid } from '#server/kernel/ids.ts';

test('ids are UUIDs of version 7 that carry their time', () => {
  const id = newId(Date.UTC(2026, 10, 20));
  expect(isUuid(id)).toBe(true);
  expect(id[14]).toBe('7');
  expect('89ab').toContain(id[19]);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 20));
});

test('ids of one moment differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newId(0))).size).toBe(1000);
});
