/** What a screen reader is told of what ended: "2 finished, 1 failed". */
export function endedInWords(states: readonly string[]): string {
  const count = (state: string) => states.filter((one) => one === state).length;
  const parts = [
    [count('succeeded'), 'finished'],
    [count('failed'), 'failed'],
    [count('cancelled'), 'cancelled'],
  ] as const;
  return parts
    .filter(([many]) => many > 0)
    .map(([many, word]) => `${many} ${word}`)
    .join(', ');
}
