const DAY = 86_400_000;

type Options = { now: Date; locale?: string; timeZone?: string };

/** A day as people write it, without the year when it is this one: "4 Mar", "4 Mar 2025". */
export function formatDay(iso: string, { now, locale = 'en-GB', timeZone }: Options): string {
  const date = new Date(iso);
  const sameYear = part(date, 'year', timeZone) === part(now, 'year', timeZone);
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
    ...(timeZone && { timeZone }),
  }).format(date);
}

/** How long ago, in the largest whole unit: "just now", "5 minutes ago", "yesterday"; after a week the day itself. */
export function formatAgo(iso: string, options: Options): string {
  const milliseconds = options.now.getTime() - new Date(iso).getTime();
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return 'just now';
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (milliseconds < DAY) return relative.format(-Math.floor(minutes / 60), 'hour');
  const days = Math.floor(milliseconds / DAY);
  return days < 7 ? relative.format(-days, 'day') : formatDay(iso, options);
}

/** A wait as people say it: "40 seconds", "1 minute", "12 minutes" (rounded up). */
export function formatWait(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  const [count, unit] = whole < 60 ? [whole, 'second'] : [Math.ceil(whole / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function part(date: Date, name: 'year', timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en', { [name]: 'numeric', ...(timeZone && { timeZone }) }).format(date);
}
