import type { CopyTabView } from '#server/domain/copy/view.ts';
import type { Answer } from '#components/shared/api.ts';
import { type Cell, createCell } from '#components/shared/cell.ts';
import type { Me } from '#components/shared/me.ts';
import type { Moment } from '#components/shared/moment-here.ts';
import { addressOf } from '../state/address.ts';
import { placeTab, storedTab, type StripTab } from '../state/strip.ts';
import { createPane, type Pane } from './pane.ts';

type Page = Answer<'copy.tabs'>;

/** What the server sends along with the page, so that its first paint has content. */
export type FirstData = {
  me: Me;
  list: Page;
  /** The tab that is shown. Without `view` the server does not know it; `new`: nobody does. */
  open: { id: string; view: CopyTabView | null; new: boolean };
  moment: Moment;
};

export type Strip = {
  tabs: readonly StripTab[];
  cursor: Page['nextCursor'];
  loading: boolean;
};

/** Everything the copy page of one browser tab knows. */
export type Copy = {
  readonly me: Me;
  readonly strip: Cell<Strip>;
  readonly panes: Map<string, Pane>;
  readonly moment: Cell<Moment>;
  /** How often it was tried in vain to hear of what is being written; 0 while it is heard. */
  readonly attempt: Cell<number>;
  /** What the live region says. */
  readonly said: Cell<string>;
  /** The tab that is shown. */
  shown: string;
  /** Tells the other windows of this browser that a tab changed. */
  tell: (tabId: string) => void;
  /** Shows another tab. */
  go: (tabId: string, how?: 'push' | 'replace') => void;
};

export function createCopy(first: FirstData): Copy {
  const { open, list } = first;
  const stored = list.tabs.map(storedTab);
  const own = open.view === null ? (open.new ? newTab(open.id) : null) : storedTab(open.view.tab);
  const copy: Copy = {
    me: first.me,
    strip: createCell<Strip>({
      tabs: own === null ? sorted(stored) : placeTab(stored, own),
      cursor: list.nextCursor,
      loading: false,
    }),
    panes: new Map(),
    moment: createCell(first.moment),
    attempt: createCell(0),
    said: createCell(''),
    shown: open.id,
    tell: () => {},
    go: (tabId, how = 'push') => {
      const path = addressOf(tabId);
      if (how === 'replace') window.history.replaceState(null, '', path);
      else if (path !== window.location.pathname + window.location.search)
        window.history.pushState(null, '', path);
    },
  };
  const phase = open.new ? 'new' : open.view === null ? 'loading' : 'ready';
  const pane = createPane(open.id, phase, open.view ?? undefined);
  pane.current = open.view !== null;
  copy.panes.set(open.id, pane);
  return copy;
}

/** What the tab `id` holds, as this page knows it; still to be loaded where it was unknown. */
export function paneOf(copy: Copy, id: string): Pane {
  const known = copy.panes.get(id);
  if (known !== undefined) return known;
  const unwritten = copy.strip.get().tabs.some((tab) => tab.id === id && !tab.stored);
  const pane = createPane(id, unwritten ? 'new' : 'loading');
  copy.panes.set(id, pane);
  return pane;
}

/** A tab in which nothing was written yet. */
export function newTab(id: string): StripTab {
  return { id, name: '', updatedAt: '', running: false, stored: false };
}

function sorted(tabs: readonly StripTab[]): readonly StripTab[] {
  const [first, ...rest] = tabs;
  return first === undefined ? [] : placeTab(rest, first);
}
