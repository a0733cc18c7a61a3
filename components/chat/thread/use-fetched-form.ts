import { useEffect } from 'react';
import { createCell, patch } from '#components/shared/cell.ts';
import { useChat } from '../chat-context.ts';
import type * as Editing from './edit-form.tsx';

/** The code for editing a question; `null` until the first one is edited. */
export const editing = createCell<typeof Editing | null>(null);

/** Fetches the form once it is wanted; where that fails nothing is edited, and a notice says so. */
export function useFetchedForm(wanted: boolean): void {
  const { thread } = useChat();
  useEffect(() => {
    if (!wanted || editing.get() !== null) return;
    const message = 'The editor could not be loaded.';
    import('./edit-form.tsx').then(
      (loaded) => editing.set(loaded),
      () => patch(thread.shape, { editing: null, problem: { message, retryAt: 0, retry: null } }),
    );
  }, [thread, wanted]);
}
