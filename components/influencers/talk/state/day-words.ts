import { formatDay } from '#components/shared/format-date.ts';
import type { Moment } from '#components/shared/moment-here.ts';

const DAY_MS = 86_400_000;

/** "Today", "Yesterday", or the day. */
export function dayWords(iso: string, { now, timeZone }: Moment): string {
  const day = dayOf(new Date(iso), timeZone);
  if (day === dayOf(new Date(now), timeZone)) return 'Today';
  if (day === dayOf(new Date(now - DAY_MS), timeZone)) return 'Yesterday';
  return formatDay(iso, { now: new Date(now), timeZone });
}

/** The hour and minute, in that zone. */
export function timeWords(iso: string, timeZone: string): string {
  return formatsOf(timeZone).time.format(new Date(iso));
}

/** Whether the two moments lie on one day there. */
export function sameDay(a: string, b: string, timeZone: string): boolean {
  return dayOf(new Date(a), timeZone) === dayOf(new Date(b), timeZone);
}

function dayOf(date: Date, timeZone: string): string {
  return formatsOf(timeZone).day.format(date);
}

const known = new Map<string, Record<'day' | 'time', Intl.DateTimeFormat>>();

/** Making one takes longer than a hundred uses of it. */
function formatsOf(timeZone: string): Record<'day' | 'time', Intl.DateTimeFormat> {
  const before = known.get(timeZone);
  if (before !== undefined) return before;
  const made = {
    day: new Intl.DateTimeFormat('en-CA', { timeZone }),
    time: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }),
  };
  known.set(timeZone, made);
  return made;
}
