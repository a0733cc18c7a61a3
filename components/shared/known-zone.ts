/** A time zone as a browser told it; UTC before it did, or where it told nonsense. */
export function knownZone(told: string | undefined): string {
  try {
    const timeZone = decodeURIComponent(told ?? 'UTC');
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
