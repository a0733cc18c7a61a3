import { expect, test } from 'vitest';
import { isUuid, newId } from '#server/kernel/ids.ts';

test('an id is a UUIDv7 that tells when it was made', () => {
  const moment = Date.UTC(2030, 1, 2);
  const id = newId(moment);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(moment);
});

test('ids are unlike each other and sort by time', () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => newId(1_000_000 + index));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000);
});

test.each([newId(), newId().toUpperCase(), '00000000-0000-0000-0000-000000000000'])(
  '%s is a UUID',
  (text) => {
    expect(isUuid(text)).toBe(true);
  },
);

test.each([
  '',
  'x',
  newId().replaceAll('-', ''),
  `{${newId()}}`,
  `${newId()} `,
  `${newId()}\n`,
  newId().replace(/^./, 'g'),
])('%j is none in its usual form', (text) => {
  expect(isUuid(text)).toBe(false);
});
