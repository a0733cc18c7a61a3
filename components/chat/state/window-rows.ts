/** A stretch of a list: mounted rows, or the height of rows that are not. */
export type Segment =
  | { type: 'rows'; from: number; to: number }
  | { type: 'gap'; height: number; key: string };

type View = { top: number; height: number };

/**
 * Which of `count` rows to mount for a view onto their pile: those within `margin` pixels of it. The range
 * grows in steps, so that small movements change nothing.
 */
export function visibleRange(
  count: number,
  heightOf: (index: number) => number,
  view: View,
  margin: number,
): { from: number; to: number } {
  const begin = view.top - margin;
  const end = view.top + view.height + margin;
  let offset = 0;
  let from = count;
  let to = count;
  for (let index = 0; index < count; index++) {
    const next = offset + heightOf(index);
    if (from === count && next >= begin) from = index;
    if (offset > end) {
      to = index;
      break;
    }
    offset = next;
  }
  from = Math.min(from, count);
  return { from: Math.floor(from / STEP) * STEP, to: Math.min(count, Math.ceil(to / STEP) * STEP) };
}

const STEP = 4;

/** The list as rows and gaps: the range is mounted, and so are the `kept` rows wherever they lie. */
export function segmentsOf(
  count: number,
  heightOf: (index: number) => number,
  range: { from: number; to: number },
  kept: ReadonlySet<number>,
): Segment[] {
  const segments: Segment[] = [];
  let index = 0;
  while (index < count) {
    const begin = index;
    const mounted = isMounted(index, range, kept);
    let height = 0;
    while (index < count && isMounted(index, range, kept) === mounted) height += heightOf(index++);
    segments.push(
      mounted ? { type: 'rows', from: begin, to: index } : { type: 'gap', height, key: `gap-${begin}` },
    );
  }
  return segments;
}

function isMounted(index: number, range: { from: number; to: number }, kept: ReadonlySet<number>): boolean {
  return (index >= range.from && index < range.to) || kept.has(index);
}
