/** The nearest of `choices`; the longer one of two that are as near. */
export function nearestSeconds<Choice extends number>(
  wanted: number,
  choices: readonly [Choice, ...Choice[]],
) {
  return choices.reduce((best, choice) => {
    const gain = Math.abs(best - wanted) - Math.abs(choice - wanted);
    return gain > 0 || (gain === 0 && choice > best) ? choice : best;
  });
}
