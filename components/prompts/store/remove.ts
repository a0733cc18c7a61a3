import { mutate } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { writeDraft } from '../state/keep-drafts.ts';
import { dropRow, putRow, refresh } from './list.ts';
import { keep, took } from './open.ts';
import type { Pane } from './pane.ts';
import { paneOf, type Prompts } from './prompts.ts';

type Removed = { undoSeconds: number; undo: () => Promise<void> };

/** Deletes a stored prompt; what was not saved of it comes back with it. Throws what `refusalOf` reads. */
export async function remove(prompts: Prompts, pane: Pane, promptId: number): Promise<Removed> {
  const { undoSeconds } = await mutate('prompt.remove', { promptId });
  dropRow(prompts, promptId);
  writeDraft(promptId, null);
  patch(pane.shape, { phase: 'missing' });
  prompts.unsaved.set(new Set([...prompts.unsaved.get()].filter((id) => id !== promptId)));
  if (window.location.search === `?prompt=${promptId}`) prompts.go(null, 'replace');
  refresh(prompts);
  const undo = async () => {
    const view = await mutate('prompt.restore', { promptId });
    patch(pane.shape, { phase: 'ready' });
    pane.stored.set(view);
    keep(prompts, pane);
    putRow(prompts, view);
    refresh(prompts);
    prompts.go(promptId);
  };
  return { undoSeconds, undo };
}

/** Makes a copy of one's own and shows it. Throws what `refusalOf` reads. */
export async function duplicate(prompts: Prompts, promptId: number): Promise<void> {
  const view = await mutate('prompt.duplicate', { promptId });
  const copy = paneOf(prompts, view.id);
  took(prompts, copy, view);
  putRow(prompts, view);
  refresh(prompts);
  prompts.go(view.id);
  prompts.said.set(`Duplicated: ${view.title}`);
}
