/** A duration as people say it: "8 s", "2 min", "2 min 30 s". */
export function durationInWords(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 90) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  return rest === 0 || minutes >= 10 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** How long a model usually takes on this server, from its own history; empty while there is none. */
export function usualDuration(typicalSeconds: number | null | undefined): string {
  return typeof typicalSeconds === 'number' ? `usually about ${durationInWords(typicalSeconds)} here` : '';
}
