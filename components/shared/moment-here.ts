/** The time here, in milliseconds, and the zone in which it is told. */
export type Moment = { now: number; timeZone: string };

/** The moment as this browser tells it. The cookie lets the server's first paint agree next time. */
export function momentHere(): Moment {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  document.cookie = `greenroom-zone=${encodeURIComponent(timeZone)}; path=/; max-age=31536000; samesite=lax`;
  return { now: Date.now(), timeZone };
}
