import { leaveIfSignedOut, mutate, query, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { mergeTabs, placeTab, storedTab, type StripTab } from '../state/strip.ts';
import type { Copy } from './copy.ts';

const PAGE = 50;

/** Makes `tab` what the strip shows of it. */
export function putTab(copy: Copy, tab: StripTab): void {
  patch(copy.strip, { tabs: placeTab(copy.strip.get().tabs, tab) });
}

/** Changes what the strip shows of a tab without asking anybody. */
export function changeTab(copy: Copy, id: string, change: Partial<StripTab>): void {
  const known = copy.strip.get().tabs.find((tab) => tab.id === id);
  if (known !== undefined) putTab(copy, { ...known, ...change });
}

export function dropTab(copy: Copy, id: string): void {
  patch(copy.strip, { tabs: copy.strip.get().tabs.filter((tab) => tab.id !== id) });
}

/** Asks which tabs there are. Silent on failure: those shown are still good. */
export async function refreshTabs(copy: Copy): Promise<void> {
  try {
    const { tabs, nextCursor } = await query('copy.tabs', { limit: PAGE });
    const now = copy.strip.get();
    const merged = mergeTabs(now.tabs, tabs.map(storedTab), nextCursor === null);
    const grown = merged.filter(({ stored }) => stored).length > tabs.length;
    patch(copy.strip, { tabs: merged, cursor: grown ? now.cursor : nextCursor });
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
  }
}

/** Adds the tabs that changed before those shown; does nothing while they are on their way, or at the end. */
export async function loadOlderTabs(copy: Copy): Promise<void> {
  const { cursor, loading } = copy.strip.get();
  if (cursor === null || loading) return;
  patch(copy.strip, { loading: true });
  try {
    const { tabs, nextCursor } = await query('copy.tabs', { cursor, limit: PAGE });
    for (const tab of tabs) putTab(copy, storedTab(tab));
    patch(copy.strip, { cursor: nextCursor });
  } finally {
    patch(copy.strip, { loading: false });
  }
}

/** Gives a tab another name, at once; the old one comes back when the server refuses. Throws what `refusalOf` reads. */
export async function renameTab(copy: Copy, { id, name: before }: StripTab, name: string): Promise<void> {
  changeTab(copy, id, { name });
  try {
    putTab(copy, storedTab(await mutate('copy.rename', { tabId: id, name })));
    copy.tell(id);
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    changeTab(copy, id, { name: before });
    throw error;
  }
}
