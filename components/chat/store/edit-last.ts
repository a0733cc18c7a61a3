import { patch } from '#components/shared/cell.ts';
import { pathOf, type Thread } from './thread.ts';

/** Opens the last question for editing. Answers whether there is one. */
export function editLast(thread: Thread): boolean {
  const question = pathOf(thread).rows.findLast((row) => row.role === 'user');
  if (question === undefined) return false;
  startEditing(thread, question.id, question.content);
  return true;
}

export function startEditing(thread: Thread, messageId: string, text: string): void {
  patch(thread.shape, { editing: { messageId, text } });
}

export function stopEditing(thread: Thread): void {
  patch(thread.shape, { editing: null });
}
