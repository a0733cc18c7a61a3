import { expect, test } from 'vitest';
import { dayWords, sameDay, timeWords } from '#components/influencers/talk/state/day-words.ts';

const now = Date.parse('2026-03-02T00:30:00Z');

test.each([
  ['2026-03-02T00:10:00Z', 'UTC', 'Today'],
  ['2026-03-01T23:50:00Z', 'UTC', 'Yesterday'],
  ['2026-03-01T23:50:00Z', 'Europe/Berlin', 'Today'],
  ['2026-03-01T05:00:00Z', 'America/New_York', 'Today'],
  ['2026-02-27T12:00:00Z', 'UTC', '27 Feb'],
  ['2025-12-31T12:00:00Z', 'UTC', '31 Dec 2025'],
])('%s in %s is %s', (iso, timeZone, words) => {
  expect(dayWords(iso, { now, timeZone })).toBe(words);
});

test('days and times are those of the zone', () => {
  expect(sameDay('2026-03-01T23:50:00Z', '2026-03-02T00:10:00Z', 'UTC')).toBe(false);
  expect(sameDay('2026-03-01T23:50:00Z', '2026-03-02T00:10:00Z', 'Europe/Berlin')).toBe(true);
  expect(timeWords('2026-03-01T23:05:00Z', 'Europe/Berlin')).toBe('00:05');
});
