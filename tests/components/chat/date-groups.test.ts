import { expect, test } from 'vitest';
import { groupByDate, timeOfDay, untilMidnight } from '#components/chat/state/date-groups.ts';

const at = (updatedAt: string) => ({ updatedAt });
const labels = (now: string, timeZone: string, dates: readonly string[]) =>
  groupByDate(dates.map(at), { now: Date.parse(now), timeZone }).map(({ label, items }) => [
    label,
    items.length,
  ]);

test('groups run from today over days to months of this year, then years', () => {
  const dates = [
    '2026-11-20T09:00:00Z',
    '2026-11-20T00:10:00Z',
    '2026-11-19T23:50:00Z',
    '2026-11-13T12:00:00Z',
    '2026-11-12T12:00:00Z',
    '2026-10-21T12:00:00Z',
    '2026-10-20T12:00:00Z',
    '2026-03-01T12:00:00Z',
    '2025-12-31T12:00:00Z',
    '2025-01-01T12:00:00Z',
    '2019-01-01T12:00:00Z',
  ];
  expect(labels('2026-11-20T10:00:00Z', 'UTC', dates)).toEqual([
    ['Today', 2],
    ['Yesterday', 1],
    ['Previous 7 days', 1],
    ['Previous 30 days', 2],
    ['October', 1],
    ['March', 1],
    ['2025', 2],
    ['2019', 1],
  ]);
});

test('the day is the one of the reader, not of Greenwich', () => {
  const dates = ['2026-11-20T01:00:00Z'];
  expect(labels('2026-11-20T12:00:00Z', 'America/Los_Angeles', dates)).toEqual([['Yesterday', 1]]);
  expect(labels('2026-11-20T12:00:00Z', 'Asia/Tokyo', dates)).toEqual([['Today', 1]]);
});

test('days are counted by the calendar where the clocks change', () => {
  expect(labels('2026-03-29T21:30:00Z', 'Europe/Berlin', ['2026-03-28T22:30:00Z'])).toEqual([
    ['Yesterday', 1],
  ]);
});

test('a clock that runs behind still calls the newest today', () => {
  expect(labels('2026-11-20T10:00:00Z', 'UTC', ['2026-11-21T10:00:00Z'])).toEqual([['Today', 1]]);
});

test('the groups change at the next midnight of the zone', () => {
  expect(untilMidnight({ now: Date.parse('2026-11-20T22:59:30Z'), timeZone: 'Europe/Berlin' })).toBe(30_000);
});

test('the time of day is written with 24 hours', () => {
  expect(timeOfDay('2026-11-20T00:05:00Z', 'UTC')).toBe('00:05');
  expect(timeOfDay('2026-11-20T13:02:00Z', 'Europe/Berlin')).toBe('14:02');
});
