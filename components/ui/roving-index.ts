/**
 * The item that `key` moves to in a list of `count`, or `null` if the key does not move.
 * @param current the focused item, -1 where none is
 */
export function rovingIndex(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (current + 1) % count;
    case 'ArrowUp':
      return current <= 0 ? count - 1 : current - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The next item after `current` whose label begins with the typed `character`, or `null`. */
export function typeAheadIndex(character: string, current: number, labels: readonly string[]): number | null {
  if (character.length !== 1 || character === ' ') return null;
  const wanted = character.toLocaleLowerCase();
  for (let step = 1; step <= labels.length; step += 1) {
    const index = (Math.max(current, -1) + step) % labels.length;
    if (labels[index]?.trim().toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
