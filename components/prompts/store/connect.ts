import { unsavedIds } from '../state/keep-drafts.ts';
import { refresh } from './list.ts';
import type { Prompts } from './prompts.ts';

/**
 * Keeps the page true while it is shown: what other windows and programs changed comes when one returns to it, and
 * whoever leaves with changes that this browser could not keep is asked. Answers the way to stop.
 */
export function connect(prompts: Prompts): () => void {
  const left = new AbortController();
  const { signal } = left;
  prompts.unsaved.set(new Set([...prompts.unsaved.get(), ...unsavedIds()]));
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') refresh(prompts);
    },
    { signal },
  );
  window.addEventListener(
    'beforeunload',
    (event) => {
      if ([...prompts.panes.values()].some(({ kept }) => !kept)) event.preventDefault();
    },
    { signal },
  );
  return () => left.abort();
}
