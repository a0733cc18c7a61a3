/** The card that an arrow, Home or End leads to in a grid of `columns`; `null` where the key does not move. */
export function gridIndex(key: string, current: number, count: number, columns: number): number | null {
  if (count === 0) return null;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
  if (step !== undefined) {
    const next = current + step;
    if (next >= 0 && next < count) return next;
    // Down from above a gap in the last row leads to its last card.
    const lastRow = Math.floor((count - 1) / columns);
    return step === columns && Math.floor(current / columns) < lastRow ? count - 1 : null;
  }
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
