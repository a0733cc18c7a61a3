/** How long to wait before attempt `attempt` (1 is the first repetition), in milliseconds; half of it is chance. */
export function backoff(attempt: number, random: number = Math.random()): number {
  const full = Math.min(15_000, 500 * 2 ** (attempt - 1));
  return full / 2 + (random * full) / 2;
}
