import type { Draft } from '../state/draft.ts';
import { readDraft, writeDraft } from '../state/keep-drafts.ts';
import type { Pane } from './pane.ts';

/**
 * Puts back what was kept of a tab's form, once, and keeps what is written from now on. `typed` was written before the
 * page came alive, so it is newer. Returns the way to stop.
 */
export function keepDraft(pane: Pane, typed: Partial<Draft>): () => void {
  const { draft } = pane;
  if (!pane.recalled) draft.set({ ...draft.get(), ...readDraft(pane.id), ...typed });
  pane.recalled = true;
  return draft.subscribe(() => writeDraft(pane.id, draft.get()));
}
