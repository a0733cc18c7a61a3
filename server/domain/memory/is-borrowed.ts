import { indexOf, termsOf } from './word-index.ts';

/** Whether a fact has words that were `told` around what its user said, and that are none of what they `said` themselves. */
export function isBorrowed(fact: string, { said, told }: { said: string; told: string }): boolean {
  const find = indexOf([termsOf(said), termsOf(told)]);
  return termsOf(fact).some((word) => {
    const places = find(word);
    return places.has(1) && !places.has(0);
  });
}
