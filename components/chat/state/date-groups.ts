import type { Moment } from '#components/shared/moment-here.ts';

export type DateGroup<Item> = { label: string; items: readonly Item[] };

const DAY = 86_400_000;

/**
 * Groups what is sorted by `updatedAt` (ISO, newest first) the way people speak of days in `timeZone`:
 * today, yesterday, the previous 7 and 30 days, then months of this year, then years.
 */
export function groupByDate<Item extends { updatedAt: string }>(
  items: readonly Item[],
  { now, timeZone }: Moment,
): DateGroup<Item>[] {
  const days = dayReader(timeZone);
  const today = days(now);
  const groups: { label: string; items: Item[] }[] = [];
  for (const item of items) {
    const label = labelOf(days(Date.parse(item.updatedAt)), today);
    const last = groups.at(-1);
    if (last?.label === label) last.items.push(item);
    else groups.push({ label, items: [item] });
  }
  return groups;
}

type Day = { year: number; month: number; number: number };

function labelOf(day: Day, today: Day): string {
  const ago = today.number - day.number;
  if (ago <= 0) return 'Today';
  if (ago === 1) return 'Yesterday';
  if (ago <= 7) return 'Previous 7 days';
  if (ago <= 30) return 'Previous 30 days';
  return day.year === today.year ? (MONTHS[day.month - 1] ?? '') : String(day.year);
}

/** Reads the calendar day of an instant; `number` counts days, so that differences are days apart. */
function dayReader(timeZone: string): (instant: number) => Day {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant) => {
    const [year = 0, month = 0, day = 0] = format.format(instant).split('-').map(Number);
    return { year, month, number: Date.UTC(year, month - 1, day) / DAY };
  };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Milliseconds until the next midnight in `timeZone`, when the groups change by themselves; at most a day. */
export function untilMidnight({ now, timeZone }: Moment): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  })
    .formatToParts(now)
    .map((part) => Number(part.value))
    .filter(Number.isFinite);
  const [hour = 0, minute = 0, second = 0] = parts;
  return DAY - ((hour * 60 + minute) * 60 + second) * 1000;
}

/** The time of day, as `14:02`. */
export function timeOfDay(instant: string, timeZone: string): string {
  const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en', options).format(Date.parse(instant));
}
