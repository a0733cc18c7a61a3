import { describe, expect, it } from 'vitest';
import { formatAgo, formatDay, formatWait } from '#components/shared/format-date.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const utc = { now, timeZone: 'UTC' };

describe('formatDay', () => {
  it('leaves out the year when it is this one', () => {
    expect(formatDay('2026-03-04T10:00:00.000Z', utc)).toBe('4 Mar');
    expect(formatDay('2025-03-04T10:00:00.000Z', utc)).toBe('4 Mar 2025');
  });

  it('names the day of the reader, not of the server', () => {
    const moment = '2026-01-01T02:00:00.000Z';
    expect(formatDay(moment, { now, timeZone: 'Asia/Tokyo' })).toBe('1 Jan');
    expect(formatDay(moment, { now, timeZone: 'America/New_York' })).toBe('31 Dec 2025');
  });
});

describe('formatAgo', () => {
  it.each([
    ['2026-11-20T11:59:31.000Z', 'just now'],
    ['2026-11-20T11:59:00.000Z', '1 minute ago'],
    ['2026-11-20T11:01:00.000Z', '59 minutes ago'],
    ['2026-11-20T11:00:00.000Z', '1 hour ago'],
    ['2026-11-19T12:00:01.000Z', '23 hours ago'],
    ['2026-11-19T12:00:00.000Z', 'yesterday'],
    ['2026-11-14T12:00:00.000Z', '6 days ago'],
    ['2026-11-13T12:00:00.000Z', '13 Nov'],
  ])('says of %s "%s"', (moment, words) => expect(formatAgo(moment, utc)).toBe(words));

  it('calls a moment ahead of this clock "just now"', () => {
    expect(formatAgo('2026-11-20T12:00:05.000Z', utc)).toBe('just now');
  });
});

describe('formatWait', () => {
  it.each([
    [0, '1 second'],
    [0.2, '1 second'],
    [40, '40 seconds'],
    [60, '1 minute'],
    [61, '2 minutes'],
    [900, '15 minutes'],
  ])('never promises less than %d s', (seconds, words) => expect(formatWait(seconds)).toBe(words));
});
