import { useEffect } from 'react';
import { createCell, patch } from '#components/shared/cell.ts';
import { useChat } from '../chat-context.ts';
import type { EditForm } from './edit-form.tsx';

/** The form for a question that is edited; `null` until the first one is. */
export const editForm = createCell<typeof EditForm | null>(null);

/** Fetches the form once it is wanted; where that fails nothing is edited, and a notice says so. */
export function useFetchedForm(wanted: boolean): void {
  const { thread } = useChat();
  useEffect(() => {
    if (!wanted || editForm.get() !== null) return;
    const message = 'It cannot be edited while the server cannot be reached.';
    import('./edit-form.tsx').then(
      (loaded) => editForm.set(loaded.EditForm),
      () => patch(thread.shape, { editing: null, problem: { message, retryAt: 0, retry: null } }),
    );
  }, [thread, wanted]);
}
