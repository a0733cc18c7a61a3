import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { newId } from '#components/shared/new-id.ts';
import { tabInAddress } from '../state/address.ts';
import { isBlank } from '../state/draft.ts';
import { addNewTab, forgetNewTab, readDraft, readNewTabs, writeDraft } from '../state/keep-drafts.ts';
import { neighbourOf, storedTab, type StripTab } from '../state/strip.ts';
import { type Copy, newTab, paneOf } from './copy.ts';
import { refresh } from './follow.ts';
import { type Pane, stopWatching } from './pane.ts';
import { dropTab, putTab } from './strip.ts';

/** How long a closed tab that nothing was written in can be brought back; the others, as long as the server says. */
const UNDO_SECONDS = 10;

/** Shows a tab that is empty: one that is there already, else a new one. */
export function openNew(copy: Copy, how: 'push' | 'replace' = 'push'): void {
  const blank = copy.strip
    .get()
    .tabs.find(({ id, stored }) => !stored && isBlank(paneOf(copy, id).draft.get()) && !isSending(copy, id));
  const id = blank?.id ?? newId();
  if (blank === undefined) addTab(copy, id);
  copy.go(id, how);
}

/** Brings back the tabs of this browser that the server does not know. Empty ones that are not shown are forgotten. */
export function recallNewTabs(copy: Copy): void {
  for (const id of readNewTabs()) {
    const kept = readDraft(id);
    const known = copy.strip.get().tabs.find((tab) => tab.id === id);
    if (known?.stored) forgetNewTab(id);
    else if (id !== copy.shown && (kept === null || isBlank(kept))) forgetTab(id);
    else {
      putTab(copy, newTab(id));
      const pane = paneOf(copy, id);
      patch(pane.shape, { phase: 'new' });
      if (kept !== null && !pane.recalled) pane.draft.set(kept);
    }
  }
}

export type Closed = { undoSeconds: number; undo: () => Promise<void> };

/**
 * Closes a tab, and shows its neighbour if it was shown; a strip is never empty. Answers how it can be undone; `null`
 * where there is nothing to undo, or where it is not yet known whether the server has it. Throws what `refusalOf` reads.
 */
export async function closeTab(copy: Copy, tab: StripTab): Promise<Closed | null> {
  const { id, stored } = tab;
  if (isSending(copy, id)) return null;
  const pane = paneOf(copy, id);
  // A page that follows keys quickly pressed is behind its address.
  const wasShown = id === (tabInAddress() ?? copy.shown);
  const next = neighbourOf(copy.strip.get().tabs, id);
  dropTab(copy, id);
  stopWatching(pane);
  if (wasShown && next === null) openNew(copy, 'replace');
  else if (wasShown && next !== null) copy.go(next, 'replace');
  const draft = pane.draft.get();
  const putBack = (told: StripTab) => {
    putTab(copy, told);
    if (!isBlank(draft)) writeDraft(id, draft);
    if (!stored) {
      addNewTab(id);
      patch(pane.shape, { phase: 'new' });
    }
    if (wasShown) copy.go(id);
  };
  if (!stored) {
    forgetTab(id);
    // Whoever comes back to it by its address is told that it is closed.
    patch(pane.shape, { phase: 'loading' });
    return isBlank(draft) ? null : { undoSeconds: UNDO_SECONDS, undo: async () => putBack(tab) };
  }
  try {
    const { undoSeconds } = await mutate('copy.remove', { tabId: id });
    forgetTab(id);
    copy.tell(id);
    return { undoSeconds, undo: async () => putBack(await restored(copy, id)) };
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    putBack(tab);
    throw error;
  }
}

/** Brings a closed tab back, while the server has it. Throws what `refusalOf` reads. */
export async function reopen(copy: Copy, pane: Pane): Promise<void> {
  putTab(copy, await restored(copy, pane.id));
  await refresh(copy, pane);
}

async function restored(copy: Copy, id: string): Promise<StripTab> {
  const tab = storedTab(await mutate('copy.restore', { tabId: id }));
  copy.tell(id);
  return tab;
}

function addTab(copy: Copy, id: string): void {
  putTab(copy, newTab(id));
  addNewTab(id);
}

function forgetTab(id: string): void {
  forgetNewTab(id);
  writeDraft(id, null);
}

function isSending(copy: Copy, id: string): boolean {
  return copy.panes.get(id)?.shape.get().sending ?? false;
}
