const DAY = 86_400_000;

/** How long a new key may live, in days; `null`: until it is revoked. */
export const expiryChoices = [
  { value: 'never', label: 'Never', days: null },
  { value: '7', label: 'In 7 days', days: 7 },
  { value: '30', label: 'In 30 days', days: 30 },
  { value: '90', label: 'In 90 days', days: 90 },
  { value: '365', label: 'In a year', days: 365 },
] as const;

/** The moment (ISO 8601) at which a key made `now` with that choice ends; absent for "never". */
export function expiryMoment(value: string, now: Date = new Date()): string | undefined {
  const days = expiryChoices.find((choice) => choice.value === value)?.days;
  return days ? new Date(now.getTime() + days * DAY).toISOString() : undefined;
}
