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

/** The choice, written `width:height`, whose shape is nearest to the wanted one. */
export function nearestShape<Choice extends `${number}:${number}`>(
  wanted: { width: number; height: number },
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const distance = (choice: Choice): number => {
    const [width = 1, height = 1] = choice.split(':').map(Number);
    return Math.abs(Math.log(wanted.width / wanted.height) - Math.log(width / height));
  };
  return choices.reduce((best, choice) => (distance(choice) < distance(best) ? choice : best));
}
