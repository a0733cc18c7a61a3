import { patch } from '#components/shared/cell.ts';
import { ask, send } from '../store/ask.ts';
import type { Chat } from '../store/chat.ts';
import { queue } from '../store/queue.ts';
import { returnToComposer } from '../store/return-to-composer.ts';
import type { Thread } from '../store/thread.ts';

/** Sends what waited for files; where one failed it goes back to whoever wrote it, who may think again. */
export function releaseHeld(chat: Chat, thread: Thread, allThere: boolean): void {
  releaseEdited(chat, thread, allThere);
  const { queued, live } = thread.shape.get();
  // An answer under way takes it along when it has ended.
  if (queued === null || (live !== null && allThere)) return;
  queue(thread, null);
  if (allThere) send(chat, thread, queued);
  else returnToComposer(chat, thread, queued);
}

function releaseEdited(chat: Chat, thread: Thread, allThere: boolean): void {
  const { editing } = thread.shape.get();
  const edited = editing?.held ? thread.rows.get(editing.messageId)?.get() : undefined;
  if (editing === null || edited === undefined) return;
  patch(thread.shape, { editing: { ...editing, held: false } });
  if (allThere) void ask(chat, thread, { content: editing.text, parentId: edited.parentId, edited });
}
