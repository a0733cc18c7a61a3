import { type RefObject, useCallback, useState } from 'react';
import { type Segment, segmentsOf, visibleRange } from '../state/window-rows.ts';

/** Rows mounted before anything was measured. */
const FIRST = 14;
const GUESS = 160;
/** Pixels beyond the view in which rows are mounted. */
const MARGIN = 1200;

type Range = { from: string; to: string | null };

/**
 * Which rows of a long list to mount. `keys` name the rows from the first on; heights are remembered by key, so
 * rows put above or taken away change nothing for the others. `to: null` is the end, whatever is added there.
 */
export function useWindow(
  keys: readonly string[],
  list: RefObject<HTMLElement | null>,
  kept: readonly string[],
) {
  const [heights] = useState(() => new Map<string, number>());
  const [range, setRange] = useState<Range | null>(null);

  const segments = windowOf(keys, heights, range, kept);

  const measured = useCallback((key: string, height: number) => void heights.set(key, height), [heights]);

  const look = useCallback(
    (scroller: HTMLElement) => {
      if (list.current === null) return;
      const top = scroller.getBoundingClientRect().top - list.current.getBoundingClientRect().top;
      const view = { top, height: scroller.clientHeight };
      const next = visibleRange(keys.length, heightAt(keys, heights), view, MARGIN);
      const from = keys[next.from] ?? keys[0] ?? '';
      const to = next.to >= keys.length ? null : (keys[next.to] ?? null);
      setRange((before) => (before?.from === from && before.to === to ? before : { from, to }));
    },
    [keys, list, heights],
  );

  return { segments, measured, look };
}

function windowOf(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  range: Range | null,
  kept: readonly string[],
): Segment[] {
  const from = range === null ? keys.length - FIRST : keys.indexOf(range.from);
  const to = range === null || range.to === null ? keys.length : keys.indexOf(range.to);
  // Another branch has other rows: then the end is shown until the view was looked at again.
  const known = from >= 0 && to >= 0;
  const shown = known ? { from, to } : { from: Math.max(0, keys.length - FIRST), to: keys.length };
  const keptAt = new Set(kept.map((key) => keys.indexOf(key)));
  return segmentsOf(keys.length, heightAt(keys, heights), shown, keptAt);
}

function heightAt(keys: readonly string[], heights: ReadonlyMap<string, number>): (index: number) => number {
  return (index) => heights.get(keys[index] ?? '') ?? GUESS;
}
