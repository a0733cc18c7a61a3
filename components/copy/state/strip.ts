import type { CopyTab } from '#server/domain/copy/view.ts';
import { rovingIndex } from '#components/ui/roving-index.ts';

/** One tab of the strip. */
export type StripTab = Pick<CopyTab, 'id' | 'name' | 'updatedAt' | 'running'> & {
  /** The server knows it: something was written in it. */
  stored: boolean;
};

export function storedTab({ id, name, updatedAt, running }: CopyTab): StripTab {
  return { id, name, updatedAt, running, stored: true };
}

/** The tabs with `tab` in its place. Ids are UUIDv7, so tabs stand in the order in which they were opened. */
export function placeTab(tabs: readonly StripTab[], tab: StripTab): readonly StripTab[] {
  return [...tabs.filter(({ id }) => id !== tab.id), tab].toSorted(byAge);
}

/**
 * The tabs after the server told of those that changed last. What it does not know stays; so does what changed before
 * all that it told, unless it told `all`.
 */
export function mergeTabs(
  tabs: readonly StripTab[],
  told: readonly StripTab[],
  all: boolean,
): readonly StripTab[] {
  const known = new Set(told.map(({ id }) => id));
  const oldest = told.at(-1)?.updatedAt ?? '';
  const kept = tabs.filter(
    ({ id, stored, updatedAt }) => !known.has(id) && (!stored || (!all && updatedAt < oldest)),
  );
  return [...told, ...kept].toSorted(byAge);
}

/** The tab that is shown when `id` closes: the one to its right, else to its left; `null` where it is the last. */
export function neighbourOf(tabs: readonly StripTab[], id: string): string | null {
  const index = tabs.findIndex((tab) => tab.id === id);
  return (tabs[index + 1] ?? tabs[index - 1])?.id ?? null;
}

/** The tab that `key` moves to, or `null` if the key does not move. */
export function stripIndex(key: string, current: number, count: number): number | null {
  const along = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp', Home: 'Home', End: 'End' };
  return rovingIndex(new Map(Object.entries(along)).get(key) ?? '', current, count);
}

function byAge(a: StripTab, b: StripTab): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
